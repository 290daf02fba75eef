//! Numbers for instances: the same for the same seed.

/// A small generator (PCG's multiplier, the upper bits).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        let mut dice = Self(seed);
        dice.below(2);
        dice
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((u128::from(self.0 >> 16) * end as u128) >> 48) as usize
    }

    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A place, chosen by weights.
    pub fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut at = self.below(weights.iter().sum());
        weights
            .iter()
            .position(|&weight| {
                let here = at < weight;
                at = at.saturating_sub(weight);
                here
            })
            .unwrap_or_default()
    }

    /// `count` sizes around `usual`, within `range`, with this sum.
    pub fn sizes(&mut self, count: usize, sum: usize, range: std::ops::RangeInclusive<usize>) -> Vec<usize> {
        let (low, high) = (*range.start(), *range.end());
        let spread = (high - low) / 3;
        let mean = sum / count;
        let mut sizes: Vec<usize> = (0..count)
            .map(|_| (mean + self.below(2 * spread + 1)).saturating_sub(spread).clamp(low, high))
            .collect();
        let mut now: usize = sizes.iter().sum();
        while now != sum {
            let at = self.below(count);
            if now < sum && sizes[at] < high {
                sizes[at] += 1;
                now += 1;
            } else if now > sum && sizes[at] > low {
                sizes[at] -= 1;
                now -= 1;
            }
        }
        sizes
    }
}
