#include "graph/sha256.hpp"

#include <new>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/evp.h>

namespace dossier::graph {

Sha256 sha256(std::string_view bytes) {
    Sha256 sum{};
    // Fails for want of memory alone: the algorithm is in every libcrypto.
    if (EVP_Digest(bytes.data(), bytes.size(), sum.data(), nullptr, EVP_sha256(), nullptr) != 1) throw std::bad_alloc{};
    return sum;
}

std::string hexadecimal(const Sha256& sum) { return fmt::format("{:02x}", fmt::join(sum, "")); }

}  // namespace dossier::graph
