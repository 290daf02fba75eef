#[path = "../tests/common/mod.rs"]
mod common;
fn main() {
    let mut numbers = common::Numbers(42);
    let groups: Vec<_> = (0..2000).map(|_| numbers.group(5, 25, 0)).collect();
    let mut solver = mentorkind_division::Solver::default();
    let mut s = 0;
    for _ in 0..500 {
        for g in &groups {
            if let mentorkind_division::Outcome::Optimal(d) =
                solver.solve(g, &Default::default(), Default::default())
            {
                s += d.objective;
            }
        }
    }
    println!("{s}");
}
