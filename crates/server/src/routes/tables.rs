//! Look-ups in public tables, for whoever is filling a file.

use affilio_domain::wire::{FundQuery, FundView, PlaceQuery, PlacesView, ProblemView};
use axum::Json;
use axum::extract::State;

use super::sessions::within;
use crate::clock::MINUTE;
use crate::http::body::Answers;
use crate::http::session::Member;
use crate::problem::Answer;
use crate::state::AppState;
use crate::store::Limit;
use crate::tables;

/// Look-ups of one file: a family types a dozen codes, some of them twice.
pub(super) const LOOK_UPS: Limit = Limit {
    kind: "look_ups",
    tries: 200,
    window: 15 * MINUTE,
};

/// Names the communes of a postal code.
#[utoipa::path(
    post, path = "/places", tag = "tables",
    request_body = PlaceQuery,
    responses(
        (status = 200, description = "Its communes; none when the code is not known", body = PlacesView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 422, description = "`answers_too_large`", body = ProblemView),
        (status = 429, description = "`too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn places(
    State(app): State<AppState>,
    member: Member,
    Answers(body): Answers<PlaceQuery>,
) -> Answer<Json<PlacesView>> {
    within(&app, LOOK_UPS, &member.file).await?;
    Ok(Json(tables::communes(&body.postal_code)))
}

/// Names the scheme and the fund of a code.
#[utoipa::path(
    post, path = "/funds", tag = "tables",
    request_body = FundQuery,
    responses(
        (status = 200, description = "What the tables tell", body = FundView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 422, description = "`answers_too_large`", body = ProblemView),
        (status = 429, description = "`too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn funds(
    State(app): State<AppState>,
    member: Member,
    Answers(body): Answers<FundQuery>,
) -> Answer<Json<FundView>> {
    within(&app, LOOK_UPS, &member.file).await?;
    Ok(Json(tables::fund(&body.organism)))
}
