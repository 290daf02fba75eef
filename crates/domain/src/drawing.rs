//! A drawing that a child makes for its talk: lines of a pen on a sheet. It is kept as text, and comes back as the same.

use std::fmt::Write;

/// The sheet is so wide.
pub const WIDTH: u16 = 1_000;
/// … and so high.
pub const HEIGHT: u16 = 700;
/// The colours of the pens, which a stroke names by number.
pub const PENS: [&str; 5] = ["#22282a", "#b3261e", "#1d5fa8", "#1b6b57", "#c77700"];
/// A drawing has at most so many strokes.
pub const MOST_STROKES: usize = 400;
/// … and at most so many points in all.
pub const MOST_POINTS: usize = 8_000;

/// A line that was drawn without lifting the pen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Which pen, counted from 0.
    pub pen: usize,
    /// Where it went, in order: at least one point.
    pub points: Vec<(u16, u16)>,
}

impl Stroke {
    /// The points as SVG has them. One point twice is a dot.
    pub fn line(&self) -> String {
        let again = self.points.first().filter(|_| self.points.len() == 1);
        let points = self.points.iter().chain(again).map(|(x, y)| format!("{x},{y}"));
        points.collect::<Vec<_>>().join(" ")
    }
}

/// A drawing; without strokes the sheet is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// In the order in which they were drawn.
    pub strokes: Vec<Stroke>,
}

/// A text is no drawing of ours, or a larger one than fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDrawing;

impl Drawing {
    /// Reads `pen x,y x,y …;pen x,y …`.
    ///
    /// # Errors
    /// [`NoDrawing`].
    pub fn read(text: &str) -> Result<Self, NoDrawing> {
        let mut left = MOST_POINTS;
        let mut strokes = Vec::new();
        for stroke in text.split(';').filter(|stroke| !stroke.is_empty()) {
            let mut words = stroke.split(' ');
            let pen = words.next().and_then(|pen| pen.parse().ok()).filter(|pen| *pen < PENS.len());
            let points = words.map(point).collect::<Option<Vec<_>>>().ok_or(NoDrawing)?;
            left = left.checked_sub(points.len()).ok_or(NoDrawing)?;
            if points.is_empty() || strokes.len() == MOST_STROKES {
                return Err(NoDrawing);
            }
            strokes.push(Stroke { pen: pen.ok_or(NoDrawing)?, points });
        }
        Ok(Self { strokes })
    }

    /// The text from which it is read.
    pub fn text(&self) -> String {
        let strokes = self.strokes.iter().map(|stroke| {
            stroke.points.iter().fold(stroke.pen.to_string(), |mut text, (x, y)| {
                // Writing to a string does not fail.
                let _ = write!(text, " {x},{y}");
                text
            })
        });
        strokes.collect::<Vec<_>>().join(";")
    }

    /// The drawing as an SVG file of its own.
    pub fn svg(&self) -> String {
        let lines: String = self
            .strokes
            .iter()
            .map(|stroke| {
                format!(
                    "<polyline stroke=\"{}\" points=\"{}\"/>",
                    PENS[stroke.pen % PENS.len()],
                    stroke.line()
                )
            })
            .collect();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" fill=\"none\" stroke-width=\"8\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\"><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>{lines}</svg>"
        )
    }
}

fn point(text: &str) -> Option<(u16, u16)> {
    let (x, y) = text.split_once(',')?;
    let (x, y) = (x.parse().ok()?, y.parse().ok()?);
    (x <= WIDTH && y <= HEIGHT).then_some((x, y))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawings() -> impl Strategy<Value = Drawing> {
        let point = (0..=WIDTH, 0..=HEIGHT);
        let stroke = (0..PENS.len(), prop::collection::vec(point, 1..20));
        let stroke = stroke.prop_map(|(pen, points)| Stroke { pen, points });
        prop::collection::vec(stroke, 0..10).prop_map(|strokes| Drawing { strokes })
    }

    proptest! {
        #[test]
        fn a_drawing_comes_back_as_it_was(drawing in drawings()) {
            prop_assert_eq!(Drawing::read(&drawing.text()), Ok(drawing.clone()));
            prop_assert_eq!(drawing.svg().matches("<polyline").count(), drawing.strokes.len());
        }

        #[test]
        fn what_is_taken_holds_nothing_but_numbers(text in ".{0,60}") {
            if let Ok(drawing) = Drawing::read(&text) {
                let plain = |c: char| c.is_ascii_digit() || " ,;".contains(c);
                prop_assert!(drawing.text().chars().all(plain));
                prop_assert!(drawing.strokes.iter().all(|stroke| stroke.line().chars().all(plain)));
            }
        }
    }

    #[test]
    fn a_sheet_is_full_some_day() {
        let stroke = |points: usize| format!("0{}", " 1,1".repeat(points));
        assert!(Drawing::read(&stroke(MOST_POINTS)).is_ok());
        assert_eq!(Drawing::read(&stroke(MOST_POINTS + 1)), Err(NoDrawing));
        assert!(Drawing::read(&vec![stroke(1); MOST_STROKES].join(";")).is_ok());
        assert_eq!(Drawing::read(&vec![stroke(1); MOST_STROKES + 1].join(";")), Err(NoDrawing));
        for wrong in ["5 1,1", "0", "0 1001,1", "0 1,701", "0 1", "x 1,1", "0 1,1,1", "0 -1,1", "<svg/>"] {
            assert_eq!(Drawing::read(wrong), Err(NoDrawing), "{wrong}");
        }
        assert_eq!(Drawing::read("0 5,5").map(|dot| dot.strokes[0].line()), Ok("5,5 5,5".to_owned()));
        assert_eq!(Drawing::read(""), Ok(Drawing::default()));
    }
}
