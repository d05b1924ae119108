#pragma once

#include <string>
#include <string_view>

namespace dossier::tests {

/// Two texts of a picture that lie over each other, or one that leaves the picture; empty where there are none. Read
/// from the SVG itself: where each text begins, ends or is centred, how large its letters are, whether it stands
/// upright.
[[nodiscard]] std::string overlapping_texts(std::string_view svg);

}  // namespace dossier::tests
