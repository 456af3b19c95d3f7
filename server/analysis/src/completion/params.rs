//! `params`, which the schema leaves open: proposals from the table of params, for the models that the object is for.

mod keys;
#[cfg(test)]
mod tests;
mod values;

use super::place::Place;
use crate::params::{Reading, Site};

pub(super) use keys::keys;
pub(super) use values::values;

/// What the document says, if the target release reads this place.
fn reading<'s>(place: &Place<'s>, site: &Site<'_>) -> Option<Reading<'s>> {
    Reading::of(place.snapshot, place.file).filter(|reading| site.exists_in(&reading.release))
}
