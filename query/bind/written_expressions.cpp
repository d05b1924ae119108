#include "query/bind/written_expressions.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>

namespace dossier::query::bind {

namespace {

// Fewer are looked through as quickly as a hash is computed.
constexpr std::size_t many = 16;

// Every part of an expression is looked for, so what lies deeper is left to the comparison of those that agree so far.
constexpr int deepest = 4;

std::size_t hash(const syntax::Expression& expression, int depth);

std::size_t mixed(std::size_t a, std::size_t b) { return a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6U) + (a >> 2U)); }

// Equal parts have equal hashes; of kinds without a hash of their own all are taken for one.
template <typename Kind>
std::size_t hash_of(const Kind&, int) {
    return 0;
}
std::size_t hash_of(const syntax::Literal& literal, int) {
    if (const auto* integer = std::get_if<std::int64_t>(&literal.value)) return std::hash<std::int64_t>{}(*integer);
    if (const auto* text = std::get_if<std::string>(&literal.value)) return std::hash<std::string>{}(*text);
    return literal.value.index();
}
std::size_t hash_of(const syntax::Parameter& parameter, int) { return std::hash<std::string>{}(parameter.name); }
std::size_t hash_of(const syntax::Variable& variable, int) { return std::hash<std::string>{}(variable.name); }
std::size_t hash_of(const syntax::PropertyAccess& access, int depth) {
    return mixed(std::hash<std::string>{}(access.key.text), hash(*access.object, depth));
}
std::size_t hash_of(const syntax::Unary& unary, int depth) { return hash(*unary.operand, depth); }
std::size_t hash_of(const syntax::Binary& binary, int depth) {
    const auto op = static_cast<std::size_t>(binary.op);
    return mixed(mixed(op, hash(*binary.left, depth)), hash(*binary.right, depth));
}
std::size_t hash_of(const syntax::FunctionCall& call, int depth) {
    std::size_t result = std::hash<std::string>{}(call.name.text);
    for (const syntax::Expression& argument : call.arguments) result = mixed(result, hash(argument, depth));
    return result;
}

std::size_t hash(const syntax::Expression& expression, int depth) {
    if (depth == deepest) return 0;
    const std::size_t kind = expression.node.index();
    return mixed(kind, std::visit([&](const auto& node) { return hash_of(node, depth + 1); }, expression.node));
}

}  // namespace

void WrittenExpressions::add(const syntax::Expression& expression, const Known& known) {
    all_.push_back({&expression, known});
    if (all_.size() < many) return;
    for (std::size_t at = all_.size() == many ? 0 : all_.size() - 1; at < all_.size(); ++at) {
        places_[hash(*all_[at].expression, 0)].push_back(at);
    }
}

void WrittenExpressions::add_all(const WrittenExpressions& others) {
    for (const Written& written : others.all_) add(*written.expression, written.known);
}

void WrittenExpressions::clear() noexcept {
    all_.clear();
    places_.clear();
}

const Known* WrittenExpressions::find(const syntax::Expression& expression) const {
    if (all_.size() < many) {
        const auto same = [&](const Written& written) { return *written.expression == expression; };
        const auto found = std::ranges::find_if(all_, same);
        return found == all_.end() ? nullptr : &found->known;
    }
    const auto places = places_.find(hash(expression, 0));
    if (places == places_.end()) return nullptr;
    const auto found =
        std::ranges::find_if(places->second, [&](std::size_t at) { return *all_[at].expression == expression; });
    return found == places->second.end() ? nullptr : &all_[*found].known;
}

}  // namespace dossier::query::bind
