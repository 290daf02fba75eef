//! Words as people type them, made fit for a page: what cannot be drawn would make the whole document fail.

/// The longest run of letters that fits on a line of the narrowest column; a longer one may be broken anywhere.
const LONGEST_WORD: usize = 24;

/// Breaks a line where it must, and is not seen.
const MAY_BREAK: char = '\u{200b}';

/// Stands for signs that no font of ours has.
const NOT_DRAWN: char = '\u{fffd}';

/// What a reader never sees: the byte order mark, variants of an emoji, and what turns letters around against their own
/// direction.
fn unseen(c: char) -> bool {
    let left_out =
        matches!(c, '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}');
    left_out || matches!(c, '\u{e0000}'..='\u{e01ef}') || c.is_control() && c != '\n'
}

/// Needs no glyph: it joins or parts letters, or keeps a name in its own direction in a sentence of another.
fn joins(c: char) -> bool {
    matches!(c, '\u{200c}'..='\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// A letter that some font maker keeps for himself means nothing in another font.
fn private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// The text with what `drawn` can draw. A run of other signs becomes one replacement character, so that a reader knows
/// that something stood there.
pub fn clean(text: &str, drawn: impl Fn(char) -> bool) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut run = 0;
    let mut lost = false;
    for c in text.chars() {
        let c = if c == '\t' { ' ' } else { c };
        if unseen(c) {
            continue;
        }
        let fits = c == '\n' || joins(c) && !lost || drawn(c) && !private(c);
        if !fits && lost {
            continue;
        }
        lost = !fits;
        run = if c.is_whitespace() { 0 } else { run + 1 };
        if run > LONGEST_WORD && c.is_alphanumeric() {
            clean.push(MAY_BREAK);
            run = 1;
        }
        clean.push(if fits { c } else { NOT_DRAWN });
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latin(text: &str) -> String {
        clean(text, |c| c.is_ascii_graphic() || c == ' ')
    }

    #[test]
    fn what_can_be_drawn_stays_as_it_is() {
        assert_eq!(
            latin("Sara speelt\nbuiten. #read(\"x\") $1 *a* [b]"),
            "Sara speelt\nbuiten. #read(\"x\") $1 *a* [b]"
        );
        assert_eq!(latin("a\tb\r\nc"), "a b\nc");
    }

    #[test]
    fn what_cannot_be_drawn_leaves_one_mark() {
        assert_eq!(latin("fijn \u{1f469}\u{1f3fd}\u{200d}\u{1f9b0}\u{fe0f}!"), "fijn \u{fffd}!");
        assert_eq!(latin("\u{feff}a\u{202e}b\u{0}"), "ab");
        assert_eq!(clean("\u{e123}", |_| true), "\u{fffd}");
    }

    #[test]
    fn a_word_without_end_may_be_broken() {
        let long = latin(&"a".repeat(100));
        assert_eq!(long.replace(MAY_BREAK, ""), "a".repeat(100));
        assert!(long.split(MAY_BREAK).all(|part| part.len() <= LONGEST_WORD));
    }
}
