#include "graph/picture/font.hpp"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "graph/export/wrapping.hpp"
#include "graph/utf8.hpp"

// Pictures are laid out before anybody knows which font will draw them, so each width is the greatest that the fonts in
// question have: Liberation Sans (which is as wide as Helvetica and Arial) and DejaVu Sans, read from their tables.

namespace dossier::graph::picture {

namespace {

using Widths = std::array<int, 95>;  // of U+0020 to U+007E, in thousandths of the font's size

constexpr Widths regular{318,  401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337,
                         637,  637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557,
                         1016, 685, 687, 723, 771, 667, 611, 778, 752, 295, 500, 667, 558, 863, 749, 788,
                         667,  788, 723, 667, 611, 732, 685, 989, 686, 667, 686, 391, 337, 391, 838, 557,
                         500,  613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
                         635,  635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838};
constexpr Widths bold{349,  457, 521, 838, 696, 1002, 873, 307,  458, 458, 523, 838, 380, 416,  380, 366,
                      696,  696, 696, 696, 696, 696,  696, 696,  696, 696, 400, 400, 838, 838,  838, 611,
                      1000, 774, 763, 734, 831, 684,  684, 821,  837, 373, 557, 775, 638, 996,  837, 851,
                      733,  851, 771, 721, 683, 813,  774, 1104, 771, 725, 726, 458, 366, 458,  838, 557,
                      500,  675, 716, 593, 716, 679,  436, 716,  712, 343, 343, 666, 343, 1042, 712, 688,
                      716,  716, 494, 596, 479, 712,  652, 924,  646, 652, 583, 712, 366, 712,  838};

constexpr int wide = 1350;  ///< emoji, in the widest font of them that is common
constexpr int ideograph = 1050;
constexpr int unknown = 1250;  ///< nearly every letter of nearly every script

/// The widest letter of a script in these fonts, small and capital; of Arabic what letters take that are joined.
int of_script(UChar32 character) {
    UErrorCode status = U_ZERO_ERROR;
    const bool capital = u_isupper(character) != 0;
    switch (uscript_getScript(character, &status)) {
    case USCRIPT_LATIN: return capital ? 1100 : 990;
    case USCRIPT_GREEK: return capital ? 940 : 850;
    case USCRIPT_CYRILLIC: return capital ? 1180 : 960;
    case USCRIPT_HEBREW: return 710;
    case USCRIPT_ARABIC: return 1000;
    default: return unknown;
    }
}

int thousandths(char32_t code_point, bool is_bold) {
    if (code_point >= 0x20 && code_point <= 0x7E) return (is_bold ? bold : regular)[code_point - 0x20];
    const auto character = static_cast<UChar32>(code_point);
    const int kind = u_charType(character);
    if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
    UErrorCode status = U_ZERO_ERROR;
    const auto* const decomposition = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    if (U_SUCCESS(status) && decomposition->getDecomposition(character, parts)) {
        return thousandths(static_cast<char32_t>(parts.char32At(0)), is_bold);  // ë is as wide as e
    }
    if (u_hasBinaryProperty(character, UCHAR_EMOJI_PRESENTATION)) return wide;
    const int east_asian = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    if (east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH) return ideograph;
    if (code_point == U'\u00A0') return (is_bold ? bold : regular)[0];
    if (code_point == U'…' || code_point == U'—') return 1000;
    if (code_point >= 0x2010 && code_point <= 0x201F) return 560;  // dashes and quotes
    return of_script(character);
}

}  // namespace

double width_of(std::string_view text, Font font) {
    double sum = 0;
    for (std::size_t offset = 0; offset < text.size();) sum += thousandths(next_code_point(text, offset), font.bold);
    return sum * font.size / 1000;
}

std::vector<std::string> fitted(std::string_view text, double width, std::size_t lines, Font font) {
    return wrapped(text, width, lines, [font](std::string_view character) { return width_of(character, font); });
}

}  // namespace dossier::graph::picture
