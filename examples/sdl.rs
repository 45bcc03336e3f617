fn main() {
    print!("{}", versus::graphql::sdl())
}
