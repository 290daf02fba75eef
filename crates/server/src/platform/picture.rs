//! A picture as it is kept: read from what somebody chose, turned upright, made small, written anew, so that nothing of
//! the camera's and nothing that was hidden in the file is left.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::problem::Problem;

/// The side of a square photo, in pixels.
pub const SIDE: u32 = 384;
/// The longest edge of a whole photo, in pixels.
pub const EDGE: u32 = 1600;
/// The longest edge of its small one, in pixels.
pub const SMALL_EDGE: u32 = 400;

/// A square photo of this quality takes some 25 KB, a whole one some 300 KB.
const QUALITY: u8 = 80;
/// A picture with a longer edge, in pixels, is not unpacked.
const MOST_EDGE: u32 = 16_000;
/// Nor is one that takes more bytes.
const MOST_UNPACKED: u64 = 320 * 1024 * 1024;
/// One picture is unpacked at a time, so that many at once cannot fill the memory.
static TURN: Semaphore = Semaphore::const_new(1);

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A phone's own format, which few browsers show.
    Heic,
    /// An AVIF.
    Avif,
    /// Not a JPEG, PNG or WebP, or a broken one.
    NotAPicture,
    /// More pixels than any camera makes.
    TooManyPixels,
}

/// A whole photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// As JPEG, its longest edge at most [`EDGE`].
    pub jpeg: Vec<u8>,
    /// As JPEG, its longest edge at most [`SMALL_EDGE`].
    pub small: Vec<u8>,
}

/// Makes a picture of a file where it keeps nobody waiting.
///
/// # Errors
/// When the server cannot do its work; the inner one says why the file is not taken.
pub async fn made<T: Send + 'static>(
    file: Vec<u8>,
    make: fn(&[u8]) -> Result<T, Refusal>,
) -> Result<Result<T, Refusal>, Problem> {
    let _turn = TURN.acquire().await.map_err(|_| Problem::Internal)?;
    spawn_blocking(move || make(&file)).await.map_err(|_| Problem::Internal)
}

/// Reads a JPEG, PNG or WebP and cuts a square out of its middle.
///
/// # Errors
/// Why the file is not taken.
pub fn square(file: &[u8]) -> Result<Vec<u8>, Refusal> {
    let (picture, orientation) = read(file)?;
    let (width, height) = (picture.width(), picture.height());
    let side = width.min(height);
    let cut = picture.crop_imm((width - side) / 2, (height - side) / 2, side, side);
    written(cut.resize_exact(SIDE, SIDE, FilterType::CatmullRom), orientation)
}

/// Reads a JPEG, PNG or WebP and makes it as small as is needed to look at.
///
/// # Errors
/// Why the file is not taken.
pub fn whole(file: &[u8]) -> Result<Whole, Refusal> {
    let (picture, orientation) = read(file)?;
    let picture = fitted(picture, EDGE);
    let small = fitted(picture.clone(), SMALL_EDGE);
    Ok(Whole { jpeg: written(picture, orientation)?, small: written(small, orientation)? })
}

/// Never larger than it was.
fn fitted(picture: DynamicImage, edge: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= edge {
        return picture;
    }
    picture.resize(edge, edge, FilterType::CatmullRom)
}

/// What the content of a file says it is; its size is looked at before it is unpacked.
fn read(file: &[u8]) -> Result<(DynamicImage, Orientation), Refusal> {
    let format = match image::guess_format(file) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => format,
        _ => return Err(newer(file).unwrap_or(Refusal::NotAPicture)),
    };
    if format == ImageFormat::Jpeg && !has_its_end(file) {
        return Err(Refusal::NotAPicture);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_EDGE);
    limits.max_image_height = Some(MOST_EDGE);
    limits.max_alloc = Some(MOST_UNPACKED);
    let mut reader = ImageReader::new(Cursor::new(file));
    reader.set_format(format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    if decoder.total_bytes() > MOST_UNPACKED {
        return Err(Refusal::TooManyPixels);
    }
    let orientation = decoder.orientation().map_err(refusal)?;
    Ok((DynamicImage::from_decoder(decoder).map_err(refusal)?, orientation))
}

/// As JPEG, upright. What was transparent becomes white.
fn written(mut picture: DynamicImage, orientation: Orientation) -> Result<Vec<u8>, Refusal> {
    picture.apply_orientation(orientation);
    let rgb = if picture.color().has_alpha() { on_white(&picture) } else { picture.into_rgb8() };
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&rgb).map_err(refusal)?;
    Ok(jpeg)
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    let mixed = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u16::from(colour), u16::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    let rgba = picture.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, a] = rgba.get_pixel(x, y).0;
        Rgb([mixed(r, a), mixed(g, a), mixed(b, a)])
    })
}

fn refusal(error: image::ImageError) -> Refusal {
    match error {
        image::ImageError::Limits(_) => Refusal::TooManyPixels,
        _ => Refusal::NotAPicture,
    }
}

/// Whether a JPEG goes on to its end: decoders fill up with grey what was cut off.
fn has_its_end(file: &[u8]) -> bool {
    let mut at = 2;
    loop {
        // Inside the picture itself no marker follows FF: only 00, or one of the marks from which reading can restart.
        let rest = file.get(at..).unwrap_or_default();
        let mut pairs = rest.iter().zip(rest.iter().skip(1));
        let marker =
            |(one, two): (&u8, &u8)| *one == 0xff && !matches!(two, 0x00 | 0x01 | 0xd0..=0xd7 | 0xff);
        let Some(found) = pairs.position(marker) else { return false };
        at += found + 2;
        if file.get(at - 1) == Some(&0xd9) {
            return true;
        }
        let Some(&[high, low]) = file.get(at..).and_then(|rest| rest.first_chunk()) else { return false };
        at += usize::from(u16::from_be_bytes([high, low])).max(2);
    }
}

/// The newer formats, in which phones and browsers keep pictures: their brand stands at the beginning of the file.
fn newer(file: &[u8]) -> Option<Refusal> {
    match (file.get(4..8)?, file.get(8..12)?) {
        (b"ftyp", b"avif" | b"avis") => Some(Refusal::Avif),
        (b"ftyp", b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1") => Some(Refusal::Heic),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use image::ImageEncoder;
    use proptest::{collection::vec, prelude::*, sample::select};

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
        assert_eq!(square(b"\0\0\0\x20ftypavif\0\0\0\0avifmif1").unwrap_err(), Refusal::Avif);
        assert_eq!(square(b"%PDF-1.7").unwrap_err(), Refusal::NotAPicture);
        assert_eq!(square(b"").unwrap_err(), Refusal::NotAPicture);
        let png = written(&halves(), ImageFormat::Png);
        assert_eq!(square(&png[..200]).unwrap_err(), Refusal::NotAPicture);
    }

    #[test]
    fn what_is_cut_off_or_only_looks_like_a_picture_is_refused() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let file = written(&halves(), format);
            assert!(whole(&file).is_ok());
            assert_eq!(whole(&file[..file.len() / 2]).unwrap_err(), Refusal::NotAPicture, "{format:?}");
        }
        let jpeg = written(&halves(), ImageFormat::Jpeg);
        assert_eq!(whole(&jpeg[..jpeg.len() - 2]).unwrap_err(), Refusal::NotAPicture);
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\0\0\0;";
        let bmp = b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0";
        let page: Vec<u8> = [b"<html><script>alert(1)</script>".as_slice(), &jpeg].concat();
        for other in [svg.as_slice(), gif, bmp, &page, &jpeg[..2], &[0xff, 0xd8, 0xff]] {
            assert_eq!(whole(other).unwrap_err(), Refusal::NotAPicture);
        }
    }

    #[test]
    fn what_hangs_behind_a_picture_or_in_its_comments_is_gone() {
        let plain = written(&halves(), ImageFormat::Jpeg);
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xfe, 0, 31];
        jpeg.extend(b"<script>GEHEIM alert</script>");
        jpeg.extend(&plain[2..]);
        jpeg.extend(b"PK\x03\x04GEHEIM.zip");
        let made = whole(&jpeg).unwrap();
        for file in [made.jpeg, made.small] {
            assert!(!file.windows(6).any(|bytes| bytes == b"GEHEIM"));
        }
    }

    #[test]
    fn what_was_transparent_becomes_white() {
        let clear = image::RgbaImage::from_pixel(40, 40, image::Rgba([0, 0, 0, 0]));
        let mut file = Cursor::new(Vec::new());
        clear.write_to(&mut file, ImageFormat::Png).unwrap();
        let jpeg = whole(&file.into_inner()).unwrap().jpeg;
        assert!(image::load_from_memory(&jpeg).unwrap().to_rgb8().get_pixel(20, 20).0[0] > 250);
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        // Within the edges, but of a gigabyte.
        let mut png = written(&RgbImage::new(1, 1), ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0x3e, 0x80, 0, 0, 0x3e, 0x80]);
        let crc = crc(&png[12..29]);
        png[29..33].copy_from_slice(&crc.to_be_bytes());
        assert_eq!(whole(&png).unwrap_err(), Refusal::TooManyPixels);
    }

    /// The check of a part of a PNG.
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8)
                .fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
        })
    }

    /// The kinds of the parts of a JPEG, up to the picture itself.
    fn parts(jpeg: &[u8]) -> Vec<u8> {
        let (mut kinds, mut at) = (Vec::new(), 2);
        while jpeg[at + 1] != 0xda {
            kinds.push(jpeg[at + 1]);
            at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
        }
        kinds
    }

    /// Where a pixel of a file stands upright: the orientation says at which side its first row and its first column are.
    fn upright((x, y): (u32, u32), (width, height): (u32, u32), orientation: u8) -> (u32, u32) {
        let (right, down) = (width - 1 - x, height - 1 - y);
        [(x, y), (right, y), (right, down), (x, down), (y, x), (down, x), (down, right), (y, right)]
            [usize::from(orientation) - 1]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn pixels_stay_where_they_belong_and_nothing_else_stays(
            colours in vec(any::<[bool; 3]>(), 4),
            (width, height) in (16..90_u32, 16..90_u32),
            larger in 1..24_u32,
            orientation in 1..9_u8,
            format in select(vec![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP]),
        ) {
            let (width, height) = (width * larger, height * larger);
            prop_assume!(width.max(height) < 1_900);
            let colour = |x: u32, y: u32| {
                let quarter = usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
                colours[quarter].map(|on| if on { 220 } else { 30 })
            };
            let picture = RgbImage::from_fn(width, height, |x, y| Rgb(colour(x, y)));
            let mut exif = b"MM\0\x2a\0\0\0\x08\0\x02\x01\x0f\0\x02\0\0\0\x08\0\0\0\x26\
                \x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0GEHEIM1\0".to_vec();
            exif[31] = orientation;
            let mut file = Vec::new();
            let (bytes, rgb) = (picture.as_raw(), image::ExtendedColorType::Rgb8);
            match format {
                ImageFormat::Png => {
                    let mut encoder = image::codecs::png::PngEncoder::new(&mut file);
                    encoder.set_exif_metadata(exif).unwrap();
                    encoder.write_image(bytes, width, height, rgb).unwrap();
                }
                ImageFormat::WebP => {
                    let mut encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut file);
                    encoder.set_exif_metadata(exif).unwrap();
                    encoder.write_image(bytes, width, height, rgb).unwrap();
                }
                _ => {
                    let mut encoder = JpegEncoder::new_with_quality(&mut file, 95);
                    encoder.set_exif_metadata(exif).unwrap();
                    encoder.write_image(bytes, width, height, rgb).unwrap();
                }
            }
            prop_assert!(file.windows(6).any(|bytes| bytes == b"GEHEIM"), "the file has something to hide");
            let made = whole(&file).unwrap();
            for (jpeg, edge) in [(made.jpeg, EDGE), (made.small, SMALL_EDGE)] {
                // A frame, tables and sizes: no part of a camera or a comment.
                prop_assert!(parts(&jpeg).iter().all(|kind| [0xe0, 0xdb, 0xc0, 0xc4, 0xdd].contains(kind)));
                prop_assert!(!jpeg.windows(6).any(|bytes| bytes == b"GEHEIM"));
                let made = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap().to_rgb8();
                let turned = if orientation > 4 { (height, width) } else { (width, height) };
                let longest = width.max(height);
                prop_assert_eq!(made.width().max(made.height()), longest.min(edge));
                for (x, y) in [(1, 1), (3, 1), (1, 3), (3, 3)] {
                    let (x, y) = (x * width / 4, y * height / 4);
                    let (right, down) = upright((x, y), (width, height), orientation);
                    let pixel = made.get_pixel(
                        (right * made.width() / turned.0).min(made.width() - 1),
                        (down * made.height() / turned.1).min(made.height() - 1),
                    );
                    for (is, was) in pixel.0.iter().zip(colour(x, y)) {
                        prop_assert_eq!(*is > 125, was > 125, "{:?} {:?}", pixel, colour(x, y));
                    }
                }
            }
        }
    }

    #[test]
    fn a_picture_that_grows_without_end_is_refused() {
        let mut png = written(&RgbImage::new(1, 1), ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
        assert!(square(&png).is_err());
    }
}
