//! Bytes as digits, digits as bytes, and deflate with the published dictionary `schema/counter-dictionary-1.txt`.
//!
//! Knows nothing of what the bytes mean.

use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, TDEFLStatus, compress,
    create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// What both sides know beforehand. Never edited: a printed code is read with the dictionary it was made with.
const DICTIONARY: &[u8] = include_bytes!("../../../schema/counter-dictionary-1.txt");

/// How many digits 0 to 7 bytes take: the fewest that hold every value.
const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];
/// The bytes of a full block.
const BLOCK: usize = 7;

/// Seven bytes become seventeen digits; what is left at the end becomes as few as it needs.
pub(super) fn to_digits(bytes: &[u8]) -> String {
    let block = |block: &[u8]| {
        let number = block.iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
        format!("{number:0width$}", width = DIGITS[block.len()])
    };
    bytes.chunks(BLOCK).map(block).collect()
}

/// Reads what `to_digits` writes, and nothing else.
pub(super) fn from_digits(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    for block in digits.as_bytes().chunks(DIGITS[BLOCK]) {
        let length = DIGITS.iter().position(|count| *count == block.len())?;
        let mut number = 0_u64;
        for digit in block {
            if !digit.is_ascii_digit() {
                return None;
            }
            number = number * 10 + u64::from(digit - b'0');
        }
        if number >> (8 * length) != 0 {
            return None;
        }
        bytes.extend(number.to_be_bytes().iter().skip(8 - length));
    }
    Some(bytes)
}

/// The signs that are packed two to a byte: those of dates, numbers and phones.
const SIGNS: &[u8; 15] = b"0123456789 /-.+";
/// Stands behind the last sign of an odd number of them.
const FILLER: u8 = 15;

/// A text of such signs alone, packed.
pub(super) fn pack(text: &str) -> Option<Vec<u8>> {
    let sign = |byte: u8| SIGNS.iter().position(|sign| *sign == byte);
    let signs: Option<Vec<u8>> = text.bytes().map(|byte| u8::try_from(sign(byte)?).ok()).collect();
    let pair = |pair: &[u8]| match pair {
        [one, other] => one << 4 | other,
        [one, ..] => one << 4 | FILLER,
        [] => FILLER,
    };
    Some(signs?.chunks(2).map(pair).collect())
}

/// Reads what `pack` writes.
pub(super) fn unpack(bytes: &[u8]) -> Option<String> {
    let last = bytes.len().checked_sub(1)?;
    let mut text = String::with_capacity(2 * bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        text.push(char::from(*SIGNS.get(usize::from(byte >> 4))?));
        match SIGNS.get(usize::from(byte & 15)) {
            Some(sign) => text.push(char::from(*sign)),
            None if at == last => {}
            None => return None,
        }
    }
    Some(text)
}

/// Raw deflate with the dictionary, in whichever of its two ways is shorter.
pub(super) fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let ways = [CompressionStrategy::Default, CompressionStrategy::Fixed];
    ways.into_iter().filter_map(|way| deflate_in(bytes, way)).min_by_key(Vec::len)
}

fn deflate_in(bytes: &[u8], way: CompressionStrategy) -> Option<Vec<u8>> {
    const RAW: i32 = -15;
    const BEST: i32 = 10;
    let mut out = vec![0; 2 * (DICTIONARY.len() + bytes.len()) + 1024];
    let flags = create_comp_flags_from_zip_params(BEST, RAW, way as i32);
    let mut compressor = CompressorOxide::new(flags);
    // Flushed to a whole byte, the dictionary stays in the window; what it was written as is thrown away.
    let (status, used, _) = compress(&mut compressor, DICTIONARY, &mut out, TDEFLFlush::Sync);
    if status != TDEFLStatus::Okay || used != DICTIONARY.len() {
        return None;
    }
    let (status, used, written) = compress(&mut compressor, bytes, &mut out, TDEFLFlush::Finish);
    out.truncate(written);
    (status == TDEFLStatus::Done && used == bytes.len()).then_some(out)
}

/// Reads what `deflate` writes, up to a bound; whatever follows the end is a fault.
pub(super) fn inflate(packed: &[u8], longest: usize) -> Option<Vec<u8>> {
    let mut out = DICTIONARY.to_vec();
    out.resize(DICTIONARY.len() + longest, 0);
    let mut decompressor = DecompressorOxide::new();
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, used, written) =
        decompress(&mut decompressor, packed, &mut out, DICTIONARY.len(), flags);
    if status != TINFLStatus::Done || used != packed.len() {
        return None;
    }
    out.truncate(DICTIONARY.len() + written);
    Some(out.split_off(DICTIONARY.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_as_digits() {
        let bytes: Vec<u8> = (0..=255).rev().collect();
        for length in 0..=bytes.len() {
            let digits = to_digits(&bytes[..length]);
            assert_eq!(from_digits(&digits).as_deref(), Some(&bytes[..length]));
        }
        assert_eq!(to_digits(&[255; 7]).len(), 17);
        // Digits that no bytes give.
        for wrong in ["1", "256", "65536", "99999999999999999", "12a"] {
            assert_eq!(from_digits(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn numbers_and_dates_are_packed() {
        for text in ["0", "10/05/2001", "2001-05-10", "079 301 000 001", "+84 912.345.678"] {
            let packed = pack(text).unwrap();
            assert_eq!(packed.len(), text.len().div_ceil(2), "{text}");
            assert_eq!(unpack(&packed).as_deref(), Some(text));
        }
        assert_eq!(pack("Số 12"), None);
        assert_eq!(unpack(&[]), None);
        // The filler stands at the end or nowhere.
        assert_eq!(unpack(&[0x1f, 0x12]), None);
        assert_eq!(unpack(&[0xf1]), None);
    }

    #[test]
    fn what_was_packed_is_unpacked_within_bounds() {
        let text = "Nguyễn Thị Hoài An, Thôn Đông ".repeat(20);
        let packed = deflate(text.as_bytes()).unwrap();
        assert!(packed.len() < 80, "{}", packed.len());
        assert_eq!(inflate(&packed, 2000).as_deref(), Some(text.as_bytes()));
        assert_eq!(inflate(&packed, 200), None);
        assert_eq!(inflate(&packed[..packed.len() - 1], 2000), None);
        let longer = [packed.as_slice(), &[0]].concat();
        assert_eq!(inflate(&longer, 2000), None);
    }
}
