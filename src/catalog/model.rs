//! Models: the ways to reach them, and their lists.

use entities::{enums as stored, model, model_price_interval, route};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, JoinType, QueryFilter as _, QuerySelect,
    QueryTrait as _, Select,
    sea_query::{Expr, ExprTrait as _},
};

use super::{
    Catalog,
    error::Result,
    keyset::Sort,
    listing::Listing,
    loaders::{by_key, children},
    nested::Nested,
};

mod filter;
mod lifecycle;
mod order;

pub use filter::ModelFilter;
pub use lifecycle::stage;
pub use order::{ModelOrder, ModelOrderField};

by_key!(
    /// A model by its row number.
    ModelById(i64) => model.Id / id
);
by_key!(
    /// A model by its canonical slug.
    ModelBySlug(String) => model.Slug / slug
);
by_key!(
    /// A licence by its slug.
    LicenseBySlug(String) => license.Slug / slug
);
by_key!(
    /// A licence by its row number.
    LicenseById(i64) => license.Id / id
);
children!(
    /// Names that sources know a model under.
    AliasesOfModel => model_alias.ModelId / model_id by Namespace, ExternalId
);
children!(
    /// What a model can and cannot do, as far as it is sourced.
    CapabilitiesOfModel => model_capability.ModelId / model_id by Id
);
children!(
    /// What a model takes and gives.
    ModalitiesOfModel => model_modality.ModelId / model_id by Id
);
children!(
    /// Uses that editors tagged a model for.
    UseCasesOfModel => model_use_case.ModelId / model_id by Position
);
children!(
    /// What sources say of a model.
    ClaimsOfModel => claim.ModelId / model_id by Id
);

/// All models.
pub struct Models;

impl Listing for Models {
    type Entity = model::Entity;
    type Row = model::Model;
    type Filter = ModelFilter;
    type Order = ModelOrder;

    async fn condition(catalog: &Catalog, filter: &ModelFilter) -> Result<Condition> {
        filter::condition(catalog, filter).await
    }

    async fn sort(catalog: &Catalog, order: &ModelOrder) -> Result<Sort> {
        order::sort(catalog, order).await
    }
}

/// Intervals that hold today.
fn in_force(catalog: &Catalog) -> Condition {
    Condition::all()
        .add(model_price_interval::Column::FromOn.lte(catalog.day()))
        .add(model_price_interval::Column::ToOn.gt(catalog.day()))
}

/// The models of an organization.
pub struct ModelsOfOrganization;

impl Nested for ModelsOfOrganization {
    type List = Models;
    fn parent() -> Expr {
        model::Column::OrganizationId.into_expr()
    }
}

/// The models that a provider serves, over routes that are not retired.
pub struct ModelsOfProvider;

impl Nested for ModelsOfProvider {
    type List = Models;

    fn parent() -> Expr {
        Expr::col(("served", route::Column::ProviderId))
    }

    fn join(mut select: Select<model::Entity>) -> Select<model::Entity> {
        // A provider may serve a model over several routes, and lists it once.
        let served = route::Entity::find()
            .select_only()
            .column(route::Column::ProviderId)
            .column(route::Column::ModelId)
            .distinct();
        let served = served.filter(route::Column::Status.ne(stored::RouteStatus::Retired));
        QuerySelect::query(&mut select).join_subquery(
            JoinType::InnerJoin,
            served.into_query(),
            "served",
            Expr::col(("served", route::Column::ModelId)).eq(model::Column::Id.into_expr()),
        );
        select
    }
}
