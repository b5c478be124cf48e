//! Encodings of one byte for each character whose upper half is a table.

/// An encoding with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charmap {
    Cp1252,
    Cp1251,
    Cp1250,
    Cp437,
    Cp850,
    Iso8859_2,
    Iso8859_5,
    Iso8859_15,
    Koi8R,
    MacRoman,
}

/// What stands for a byte that means nothing.
const NONE: char = '\u{fffe}';

impl Charmap {
    /// The encoding of a normalised name.
    pub(super) fn find(name: &str) -> Option<Self> {
        Some(match name {
            "1252" | "cp1252" | "windows_1252" => Self::Cp1252,
            "1251" | "cp1251" | "windows_1251" => Self::Cp1251,
            "1250" | "cp1250" | "windows_1250" => Self::Cp1250,
            "437" | "cp437" | "cspc8codepage437" | "ibm437" => Self::Cp437,
            "850" | "cp850" | "cspc850multilingual" | "ibm850" => Self::Cp850,
            "csisolatin2" | "iso8859_2" | "iso_8859_2" | "iso_8859_2_1987" | "iso_ir_101" | "l2" | "latin2" => Self::Iso8859_2,
            "csisolatincyrillic" | "cyrillic" | "iso8859_5" | "iso_8859_5" | "iso_8859_5_1988" | "iso_ir_144" => Self::Iso8859_5,
            "iso8859_15" | "iso_8859_15" | "l9" | "latin9" => Self::Iso8859_15,
            "cskoi8r" | "koi8_r" => Self::Koi8R,
            "mac_roman" | "macintosh" | "macroman" => Self::MacRoman,
            _ => return None,
        })
    }

    /// The characters of the bytes from 128 on.
    fn upper(self) -> &'static str {
        match self {
            Self::Cp1252 => {
                "€\u{fffe}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffe}Ž\u{fffe}\u{fffe}‘’“”•–—˜™š›œ\u{fffe}žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶\
                 ·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
            }
            Self::Cp1251 => {
                "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffe}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТ\
                 УФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
            }
            Self::Cp1250 => {
                "€\u{fffe}‚\u{fffe}„…†‡\u{fffe}‰Š‹ŚŤŽŹ\u{fffe}‘’“”•–—\u{fffe}™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶\
                 ·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"
            }
            Self::Cp437 => {
                "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπ\
                 ΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}"
            }
            Self::Cp850 => {
                "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒ\
                 õÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}"
            }
            Self::Iso8859_2 => {
                "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{8d}\u{8e}\u{8f}\
                 \u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9a}\u{9b}\u{9c}\u{9d}\u{9e}\u{9f}\
                 \u{a0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{ad}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řů\
                 úűüýţ˙"
            }
            Self::Iso8859_5 => {
                "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{8d}\u{8e}\u{8f}\
                 \u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9a}\u{9b}\u{9c}\u{9d}\u{9e}\u{9f}\
                 \u{a0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{ad}ЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя№ёђѓєѕіїјљ\
                 њћќ§ўџ"
            }
            Self::Iso8859_15 => {
                "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{8d}\u{8e}\u{8f}\
                 \u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9a}\u{9b}\u{9c}\u{9d}\u{9e}\u{9f}\
                 \u{a0}¡¢£€¥Š§š©ª«¬\u{ad}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øù\
                 úûüýþÿ"
            }
            Self::Koi8R => {
                "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщч\
                 ъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"
            }
            Self::MacRoman => {
                "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›\
                 \u{fb01}\u{fb02}‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
            }
        }
    }

    /// The character of a byte.
    pub(super) fn decode(self, byte: u8) -> Option<u32> {
        match byte.checked_sub(0x80) {
            None => Some(byte.into()),
            Some(above) => self.upper().chars().nth(above.into()).filter(|&c| c != NONE).map(u32::from),
        }
    }

    /// The byte of a character.
    pub(super) fn encode(self, point: u32) -> Option<u8> {
        if point < 0x80 {
            return Some(point as u8);
        }
        let wanted = char::from_u32(point).filter(|&c| c != NONE)?;
        self.upper().chars().position(|c| c == wanted).map(|at| at as u8 + 0x80)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_whole() {
        use Charmap::*;
        for map in [Cp1252, Cp1251, Cp1250, Cp437, Cp850, Iso8859_2, Iso8859_5, Iso8859_15, Koi8R, MacRoman] {
            assert_eq!(map.upper().chars().count(), 128, "{map:?}");
            for byte in 0..=255 {
                if let Some(point) = map.decode(byte) {
                    assert_eq!(map.encode(point), Some(byte));
                }
            }
        }
        assert_eq!(Charmap::Cp1252.encode(0x20AC), Some(0x80));
        assert_eq!(Charmap::Cp1252.decode(0x81), None);
    }
}
