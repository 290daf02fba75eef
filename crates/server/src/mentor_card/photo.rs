//! A photo as it is kept: square, small, without anything of the camera's.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};

/// The side of a kept photo, in pixels.
pub const SIDE: u32 = 384;

/// A photo of this quality takes some 25 KB.
const QUALITY: u8 = 80;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A phone's own format, which few browsers show.
    Heic,
    /// Not a JPEG, PNG or WebP, or a broken one.
    NotAPicture,
    /// More pixels than any camera makes.
    TooManyPixels,
}

/// Reads a JPEG, PNG or WebP, turns it as the camera was held, cuts a square out of its middle and writes it anew as
/// JPEG, so that place and time of the photo are gone.
///
/// # Errors
/// Why the file is not taken.
pub fn square(file: &[u8]) -> Result<Vec<u8>, Refusal> {
    let format = image::guess_format(file).ok();
    if !matches!(format, Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(if heic(file) { Refusal::Heic } else { Refusal::NotAPicture });
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(16_000);
    limits.max_image_height = Some(16_000);
    limits.max_alloc = Some(320 * 1024 * 1024);
    let mut reader = ImageReader::new(Cursor::new(file));
    reader.set_format(format.unwrap_or(ImageFormat::Jpeg));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let orientation = decoder.orientation().map_err(refusal)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    let (width, height) = (picture.width(), picture.height());
    let side = width.min(height);
    let cut = picture.crop_imm((width - side) / 2, (height - side) / 2, side, side);
    let mut small = cut.resize_exact(SIDE, SIDE, FilterType::CatmullRom);
    small.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&small.to_rgb8()).map_err(refusal)?;
    Ok(jpeg)
}

fn refusal(error: image::ImageError) -> Refusal {
    match error {
        image::ImageError::Limits(_) => Refusal::TooManyPixels,
        _ => Refusal::NotAPicture,
    }
}

/// The brands of the format in which phones keep photos stand at the beginning of the file.
fn heic(file: &[u8]) -> bool {
    let brand = file.get(8..12).unwrap_or_default();
    file.get(4..8) == Some(b"ftyp")
        && [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"]
            .iter()
            .any(|b| *b == brand)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    fn written(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, format).unwrap();
        file.into_inner()
    }

    /// Left half red, right half blue.
    fn halves() -> RgbImage {
        RgbImage::from_fn(600, 400, |x, _| if x < 300 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) })
    }

    #[test]
    fn every_format_becomes_a_small_square() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let small = square(&written(&halves(), format)).unwrap();
            let picture = image::load_from_memory_with_format(&small, ImageFormat::Jpeg).unwrap().to_rgb8();
            assert_eq!(picture.dimensions(), (SIDE, SIDE));
            assert!(picture.get_pixel(10, 192).0[0] > 150, "left is red");
            assert!(picture.get_pixel(370, 192).0[2] > 150, "right is blue");
        }
    }

    #[test]
    fn the_camera_is_turned_upright_and_forgotten() {
        // A JPEG's first segment: "turned a quarter clockwise", with a maker's name.
        let exif: &[u8] = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02\x01\x0f\0\x02\0\0\0\x08\0\0\0\x26\
            \x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GEHEIM1\0";
        let plain = written(&halves(), ImageFormat::Jpeg);
        let mut jpeg = plain[..2].to_vec();
        jpeg.extend([0xff, 0xe1]);
        jpeg.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        jpeg.extend(exif);
        jpeg.extend(&plain[2..]);
        let small = square(&jpeg).unwrap();
        let picture = image::load_from_memory_with_format(&small, ImageFormat::Jpeg).unwrap().to_rgb8();
        assert!(picture.get_pixel(192, 10).0[0] > 150, "what was left is on top");
        assert!(picture.get_pixel(192, 370).0[2] > 150, "what was right is below");
        assert!(!small.windows(6).any(|bytes| bytes == b"GEHEIM" || bytes == b"Exif\0\0"));
    }

    #[test]
    fn other_files_are_refused() {
        assert_eq!(square(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").unwrap_err(), Refusal::Heic);
        assert_eq!(square(b"%PDF-1.7").unwrap_err(), Refusal::NotAPicture);
        assert_eq!(square(b"").unwrap_err(), Refusal::NotAPicture);
        let png = written(&halves(), ImageFormat::Png);
        assert_eq!(square(&png[..200]).unwrap_err(), Refusal::NotAPicture);
    }

    #[test]
    fn a_picture_that_grows_without_end_is_refused() {
        let mut png = written(&RgbImage::new(1, 1), ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
        assert!(square(&png).is_err());
    }
}
