//! The choice's raw text, between the form and the draft that is saved.

use affilio_domain::field::Field;
use affilio_domain::wire::GuaranteesDraft;

use crate::steps::profile::input::mirrored;
use crate::ui::form::Form;

mirrored! { GuaranteesDraft: level = Level }
