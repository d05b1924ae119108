#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/picture/font.hpp"

namespace dossier::graph::picture {

inline constexpr std::string_view ink = "#1B2733", pale_ink = "#55606E", rule = "#D5DBE2", paper = "#FFFFFF";

struct Point {
    double x = 0, y = 0;
};

struct Box {
    double x = 0, y = 0, width = 0, height = 0;
};

struct Paint {
    std::string_view fill = "none";
    std::string_view stroke = "none";
    double width = 1;
    std::string_view dash{};  ///< as `stroke-dasharray` takes it; empty: a line without gaps
};

enum class Anchor { start, middle, end };

struct TextStyle {
    Font font;
    std::string_view colour = ink;
    Anchor anchor = Anchor::start;
    bool upright = false;  ///< reads from below to above; `at` is still where the base line starts
};

/// What stands around a whole picture.
struct Frame {
    std::string_view kind;    ///< a word for style sheets: `matrix`
    std::string title;        ///< what the picture is called
    std::string description;  ///< what it shows, for who cannot see it
    std::string_view prefix;  ///< of the ids in it, so that several pictures can share a page
    bool embedded = false;    ///< within a page: without the XML declaration
};

/// Draws SVG: shapes and texts in the order in which they are asked for, with everything escaped. Lengths are in
/// pixels, `y` grows downwards.
class Canvas {
public:
    void rectangle(const Box& box, const Paint& paint, double radius = 0);
    void line(Point from, Point to, const Paint& paint);
    void circle(Point centre, double radius, const Paint& paint);
    /// `data`   in the notation of SVG; of numbers alone
    void path(std::string_view data, const Paint& paint);
    /// One line of text; it begins, is centred or ends at `at`, on its base line.
    void text(Point at, std::string_view text, const TextStyle& style);
    /// Several, the first on the base line `at`.
    void lines(Point at, const std::vector<std::string>& lines, double line_height, const TextStyle& style);

    /// What is drawn up to close() belongs together.
    /// `tooltip`   shown under the pointer; may be empty
    /// `address`   what it links to: http, https, or relative, such as `#s3`; any other or empty: nothing
    void open(std::string_view kind, std::string_view tooltip, std::string_view address = {});
    void close();

    /// The whole picture.
    [[nodiscard]] std::string finish(const Frame& frame, double width, double height) const;

private:
    std::string body_;
    std::vector<std::string_view> open_;  // the elements that close() ends
};

/// Numbers as SVG takes them, with at most one decimal: `12`, `3.5`.
[[nodiscard]] std::string number(double value);

/// Whether following the address runs no script: http, https, or relative.
[[nodiscard]] bool is_safe_address(std::string_view address);

}  // namespace dossier::graph::picture
