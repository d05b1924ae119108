#include "query/exec/functions/aggregate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/value_order.hpp"
#include "query/bind/functions.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/functions/argument.hpp"
#include "query/exec/functions/held_bytes.hpp"
#include "query/exec/functions/sum.hpp"
#include "query/exec/key_table.hpp"

namespace dossier::query::exec {

using graph::Value;
using graph::ValueKind;

namespace {

/// The argument that an aggregate adds up, or null (the pointer) for a row that does not count.
const Value* counted(std::span<const Value> arguments) { return arguments[0].is_null() ? nullptr : &arguments[0]; }

class Count final : public Accumulator {
public:
    void add(std::span<const Value> arguments, std::uint64_t multiplicity) override {
        if (arguments.empty() || counted(arguments) != nullptr) count_ += multiplicity;
    }
    [[nodiscard]] Value result() const override { return static_cast<std::int64_t>(count_); }

private:
    std::uint64_t count_ = 0;
};

class Total final : public Accumulator {
public:
    enum class Kind : std::uint8_t { sum, mean };
    explicit Total(Kind kind) noexcept : kind_{kind} {}

    void add(std::span<const Value> arguments, std::uint64_t multiplicity) override {
        if (const Value* value = counted(arguments)) sum_.add(*value, multiplicity);
    }
    [[nodiscard]] Value result() const override { return kind_ == Kind::sum ? sum_.total() : sum_.mean(); }

private:
    Kind kind_;
    Sum sum_;
};

/// The least value, or the greatest.
class Extreme final : public Accumulator {
public:
    explicit Extreme(bool greatest) noexcept : greatest_{greatest} {}

    void add(std::span<const Value> arguments, std::uint64_t) override {
        const Value* value = counted(arguments);
        if (value == nullptr) return;
        const bool better =
            best_.is_null() || (greatest_ ? graph::order(*value, best_) > 0 : graph::order(*value, best_) < 0);
        if (better) best_ = *value;
    }
    [[nodiscard]] Value result() const override { return best_; }

private:
    bool greatest_;
    Value best_;
};

class Collect final : public Accumulator {
public:
    explicit Collect(Context& context) noexcept : held_{context} {}

    void add(std::span<const Value> arguments, std::uint64_t multiplicity) override {
        const Value* value = counted(arguments);
        if (value == nullptr) return;
        constexpr std::size_t longest_list = std::size_t{1} << 26U;
        require_length(std::max<std::size_t>(multiplicity, multiplicity + list_.size()), longest_list, "list");
        held_.add(multiplicity * sizeof(Value));
        list_.insert(list_.end(), multiplicity, *value);
    }
    [[nodiscard]] Value result() const override { return list_; }

private:
    HeldBytes held_;
    graph::List list_;
};

/// Welford's recurrence, a row at a time with its weight: subtracting squares would lose every digit of large numbers
/// that lie close together.
class Deviation final : public Accumulator {
public:
    enum class Of : std::uint8_t { sample, population };
    explicit Deviation(Of of) noexcept : of_{of} {}

    void add(std::span<const Value> arguments, std::uint64_t multiplicity) override {
        const Value* value = counted(arguments);
        if (value == nullptr) return;
        const double number = number_argument("stDev", *value);
        const auto weight = static_cast<double>(multiplicity);
        weight_ += weight;
        const double distance = number - mean_;
        mean_ += distance * weight / weight_;
        squares_ += weight * distance * (number - mean_);
    }
    [[nodiscard]] Value result() const override {
        const double count = of_ == Of::sample ? weight_ - 1 : weight_;
        return count > 0 ? std::sqrt(squares_ / count) : 0.0;
    }

private:
    Of of_;
    double weight_ = 0, mean_ = 0, squares_ = 0;
};

class Percentile final : public Accumulator {
public:
    enum class Kind : std::uint8_t { continuous, discrete };
    Percentile(Kind kind, Context& context) noexcept : kind_{kind}, context_{context}, held_{context} {}

    void add(std::span<const Value> arguments, std::uint64_t multiplicity) override {
        const double percentile = number_argument("percentile", arguments[1]);
        if (!(percentile >= 0 && percentile <= 1)) {
            out_of_range(fmt::format("a percentile lies between 0.0 and 1.0, but this is {}", percentile));
        }
        percentile_ = percentile;
        const Value* value = counted(arguments);
        if (value == nullptr) return;
        static_cast<void>(number_argument("percentile", *value));
        held_.add(sizeof(values_.front()));
        values_.emplace_back(*value, multiplicity);
        count_ += multiplicity;
    }

    [[nodiscard]] Value result() const override {
        if (count_ == 0) return {};
        auto sorted = values_;
        std::uint32_t compared = 0;
        std::ranges::sort(sorted, [&](const auto& a, const auto& b) {
            if (++compared % 65536 == 0) context_.check();
            return graph::order(a.first, b.first) < 0;
        });
        const auto nth = [&sorted](std::uint64_t n) -> const Value& {
            std::size_t i = 0;
            for (; n >= sorted[i].second; ++i) n -= sorted[i].second;
            return sorted[i].first;
        };
        const auto count = static_cast<double>(count_);
        if (kind_ == Kind::discrete) {
            const double rank = std::ceil(percentile_ * count);
            return nth(rank < 1 ? 0 : static_cast<std::uint64_t>(rank) - 1);
        }
        const double place = percentile_ * (count - 1);
        const auto below = static_cast<std::uint64_t>(std::floor(place));
        const double lower = nth(below).as_number();
        const double upper = nth(std::min(below + 1, count_ - 1)).as_number();
        return lower + (upper - lower) * (place - std::floor(place));
    }

private:
    Kind kind_;
    Context& context_;
    HeldBytes held_;
    double percentile_ = 0;
    std::uint64_t count_ = 0;
    std::vector<std::pair<Value, std::uint64_t>> values_;
};

/// Lets each value through once.
class Distinct final : public Accumulator {
public:
    Distinct(std::unique_ptr<Accumulator> inner, Context& context) : inner_{std::move(inner)}, held_{context} {}

    void add(std::span<const Value> arguments, std::uint64_t) override {
        const Value* value = counted(arguments);
        if (value == nullptr) return;
        Value key = *value;
        if (!seen_.add({&key, 1}).is_new) return;
        held_.add(seen_.bytes_per_key());
        inner_->add(arguments, 1);
    }
    [[nodiscard]] Value result() const override { return inner_->result(); }

private:
    std::unique_ptr<Accumulator> inner_;
    HeldBytes held_;
    KeyTable seen_{1};
};

std::unique_ptr<Accumulator> make(std::string_view name, Context& context) {
    if (name == "count") return std::make_unique<Count>();
    if (name == "sum") return std::make_unique<Total>(Total::Kind::sum);
    if (name == "avg") return std::make_unique<Total>(Total::Kind::mean);
    if (name == "min") return std::make_unique<Extreme>(false);
    if (name == "max") return std::make_unique<Extreme>(true);
    if (name == "collect") return std::make_unique<Collect>(context);
    if (name == "stDev") return std::make_unique<Deviation>(Deviation::Of::sample);
    if (name == "stDevP") return std::make_unique<Deviation>(Deviation::Of::population);
    if (name == "percentileCont") return std::make_unique<Percentile>(Percentile::Kind::continuous, context);
    if (name == "percentileDisc") return std::make_unique<Percentile>(Percentile::Kind::discrete, context);
    fault(graph::ErrorType::semantic_error, graph::ErrorCode::not_supported,
          fmt::format("`{}` cannot aggregate", name));
}

}  // namespace

std::unique_ptr<Accumulator> make_accumulator(const bind::Aggregate& aggregate, Context& context) {
    auto accumulator = make(aggregate.function->name, context);
    if (!aggregate.distinct || aggregate.arguments.empty()) return accumulator;
    return std::make_unique<Distinct>(std::move(accumulator), context);
}

}  // namespace dossier::query::exec
