//! Rows of numbers as vectors of the processor.

use fearless_simd::prelude::*;
use fearless_simd::{i32x8, i32x16};

/// A number per lane.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
pub(crate) struct Row<const L: usize>(pub [i32; L]);

impl<const L: usize> Default for Row<L> {
    fn default() -> Self {
        Self([0; L])
    }
}

/// Vectors of a number of lanes.
pub(crate) trait Lanes<S: Simd>: SimdInt<S, Element = i32> {}

impl<S: Simd> Lanes<S> for i32x8<S> {}
impl<S: Simd> Lanes<S> for i32x16<S> {}

/// The vector of a row.
#[inline(always)]
pub fn load<S: Simd, V: Lanes<S>, const L: usize>(simd: S, row: &Row<L>) -> V {
    V::from_slice(simd, &row.0)
}

/// Sets a row to a vector.
#[inline(always)]
pub fn store<S: Simd, V: Lanes<S>, const L: usize>(vector: V, row: &mut Row<L>) {
    vector.store_slice(&mut row.0);
}

/// The lanes' own numbers.
#[inline(always)]
pub fn lanes<S: Simd, V: Lanes<S>>(simd: S) -> V {
    V::from_fn(simd, |lane| lane as i32)
}

/// The vector with another number in one lane. As a whole: a store to one lane would hold up the next load of the row.
#[inline(always)]
pub fn replaced<S: Simd, V: Lanes<S>>(simd: S, vector: V, lane: usize, number: i32) -> V {
    let there = lanes::<S, V>(simd).simd_eq(V::splat(simd, lane as i32));
    there.select(V::splat(simd, number), vector)
}

/// The lane of the least number, the first of equal ones.
#[inline(always)]
pub fn least<S: Simd, V: Lanes<S>>(simd: S, vector: V) -> usize {
    let ranked = vector << V::LEN.trailing_zeros() | lanes::<S, V>(simd);
    ranked.reduce_min() as usize % V::LEN
}
