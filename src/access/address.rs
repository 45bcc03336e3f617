//! The address a request comes from, seen through proxies that are trusted.

use std::net::{IpAddr, Ipv6Addr};

use ipnet::IpNet;

/// Bits of an IPv6 address that one customer of a provider cannot choose.
const IPV6_CUSTOMER_BITS: u32 = 64;

/// Where a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// The machine itself, which is not limited.
    Loopback,
    /// This address; of IPv6 only the network.
    Address(IpAddr),
}

/// The client of a request from `peer` that carries these `X-Forwarded-For` values. A value is
/// believed only as far as every proxy to its right is trusted.
pub fn client(peer: Option<IpAddr>, forwarded: &[&str], trusted: &[IpNet]) -> Client {
    let Some(peer) = peer else {
        return Client::Loopback;
    };
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut client = peer.to_canonical();
    let hops = forwarded
        .iter()
        .flat_map(|value| value.split(','))
        .map(str::trim);
    for hop in hops.rev() {
        if !is_trusted(&client) {
            break;
        }
        match address(hop) {
            Some(address) => client = address,
            None => break,
        }
    }
    if client.is_loopback() && !is_trusted(&client) {
        Client::Loopback
    } else {
        Client::Address(network(client))
    }
}

/// An address with or without brackets and port.
fn address(hop: &str) -> Option<IpAddr> {
    let bare = hop
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .map_or(hop, |(bare, _)| bare);
    let parsed: Option<IpAddr> = bare.parse().ok();
    parsed
        .or_else(|| {
            bare.parse::<std::net::SocketAddr>()
                .ok()
                .map(|socket| socket.ip())
        })
        .map(|address| address.to_canonical())
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let mask = u128::MAX << (u128::BITS - IPV6_CUSTOMER_BITS);
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & mask))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let trusted: Vec<IpNet> = trusted
            .iter()
            .map(|network| network.parse().unwrap())
            .collect();
        match client(Some(peer.parse().unwrap()), forwarded, &trusted) {
            Client::Loopback => "loopback".to_owned(),
            Client::Address(address) => address.to_string(),
        }
    }

    #[test]
    fn a_forwarded_address_is_believed_only_from_trusted_proxies() {
        let proxies = ["10.0.0.0/8"];
        assert_eq!(
            seen("203.0.113.9", &["198.51.100.1"], &proxies),
            "203.0.113.9"
        );
        assert_eq!(
            seen("10.0.0.1", &["198.51.100.1"], &proxies),
            "198.51.100.1"
        );
        assert_eq!(
            seen("10.0.0.1", &["6.6.6.6, 198.51.100.1, 10.2.2.2"], &proxies),
            "198.51.100.1"
        );
        assert_eq!(
            seen("10.0.0.1", &["6.6.6.6", "198.51.100.1"], &proxies),
            "198.51.100.1"
        );
        assert_eq!(seen("10.0.0.1", &["nonsense"], &proxies), "10.0.0.1");
        assert_eq!(
            seen("10.0.0.1", &["198.51.100.1:1234"], &proxies),
            "198.51.100.1"
        );
        assert_eq!(
            seen("10.0.0.1", &["[2001:db8:1:2:3::4]:80"], &proxies),
            "2001:db8:1:2::"
        );
    }

    #[test]
    fn loopback_is_exempt_unless_it_is_a_proxy() {
        assert_eq!(seen("127.0.0.1", &[], &[]), "loopback");
        assert_eq!(seen("::1", &["198.51.100.1"], &[]), "loopback");
        assert_eq!(
            seen("127.0.0.1", &["198.51.100.1"], &["127.0.0.0/8"]),
            "198.51.100.1"
        );
        assert_eq!(
            seen("127.0.0.1", &["127.0.0.1"], &["127.0.0.0/8"]),
            "127.0.0.1"
        );
    }

    #[test]
    fn all_addresses_of_an_ipv6_network_are_one_client() {
        assert_eq!(
            seen("2001:db8::1", &[], &[]),
            seen("2001:db8::ffff", &[], &[])
        );
        assert_eq!(seen("::ffff:203.0.113.9", &[], &[]), "203.0.113.9");
    }
}
