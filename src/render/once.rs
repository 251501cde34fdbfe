//! A view that is made once and shown in many places: a course in each row of its sessions, a place in each row there.

use std::marker::PhantomData;

use serde::{Serialize, Serializer};
use tera::Value;

/// A view as templates hold it; a template sees no difference.
#[derive(Debug)]
pub struct Once<T> {
    value: Value,
    of: PhantomData<T>,
}

impl<T: Serialize> Once<T> {
    pub fn new(view: &T) -> Self {
        Self {
            value: Value::from_serializable(view),
            of: PhantomData,
        }
    }
}

// Another one is the same value, whatever it is of.
impl<T> Clone for Once<T> {
    fn clone(&self) -> Self {
        Self {
            value: self.value.clone(),
            of: PhantomData,
        }
    }
}

impl<T> Serialize for Once<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
