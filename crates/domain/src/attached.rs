//! Files that go with what was written.

/// Whether a file is a PDF and nothing else: it begins as one, and ends where one ends. A file of another kind that has
/// a PDF in it, or behind which something hides, is none.
pub fn is_whole_pdf(file: &[u8]) -> bool {
    file.starts_with(b"%PDF-") && file.trim_ascii_end().ends_with(b"%%EOF")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(b"%PDF-1.7\n1 0 obj\n%%EOF\n", true)]
    #[case(b"%PDF-1.7\n1 0 obj\n%%EOF\r\n  \n", true)]
    #[case(b"%PDF-1.7", false)]
    #[case(b"<script>1</script>%PDF-1.7\n%%EOF", false)]
    #[case(b"%PDF-1.7\n%%EOF\nPK\x03\x04", false)]
    #[case(b"", false)]
    fn a_pdf_is_nothing_else(#[case] file: &[u8], #[case] whole: bool) {
        assert_eq!(is_whole_pdf(file), whole);
    }

    proptest! {
        #[test]
        fn nothing_hides_before_or_behind_a_pdf(hidden in prop::collection::vec(33_u8..127, 1..40)) {
            let pdf = b"%PDF-1.7\n%%EOF".as_slice();
            prop_assume!(!hidden.starts_with(b"%PDF-") && !hidden.ends_with(b"%%EOF"));
            prop_assert!(!is_whole_pdf(&[hidden.as_slice(), pdf].concat()));
            prop_assert!(!is_whole_pdf(&[pdf, hidden.as_slice()].concat()));
        }
    }
}
