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
#include "query/exec/functions/sum.hpp"
#include "query/exec/key_table.hpp"

namespace dossier::query::exec {

using graph::Value;
using graph::ValueKind;

namespace {

/// The argument that an aggregate adds up, or null (the pointer) for a row that does not count.
const Value* counted(std::span<const Value> arguments) { return arguments[0].is_null() ? nullptr : &arguments[0]; }

std::uint64_t take_number(std::span<const Value>& cells) {
    const auto number = static_cast<std::uint64_t>(cells.front().as_integer());
    cells = cells.subspan(1);
    return number;
}

Value take_value(std::span<const Value>& cells) {
    Value value = cells.front();
    cells = cells.subspan(1);
    return value;
}

void append_number(std::vector<Value>& cells, std::uint64_t number) {
    cells.emplace_back(static_cast<std::int64_t>(number));
}

class Count final : public Accumulator {
public:
    void add(std::span<const Value> arguments, std::uint64_t multiplicity) override {
        if (arguments.empty() || counted(arguments) != nullptr) count_ += multiplicity;
    }
    [[nodiscard]] Value result() const override { return static_cast<std::int64_t>(count_); }
    void append_state(std::vector<Value>& cells) const override { append_number(cells, count_); }
    void resume(std::span<const Value>& cells) override { count_ = take_number(cells); }

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
    void append_state(std::vector<Value>& cells) const override { sum_.append_state(cells); }
    void resume(std::span<const Value>& cells) override { sum_.resume(cells); }

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
    void append_state(std::vector<Value>& cells) const override { cells.push_back(best_); }
    void resume(std::span<const Value>& cells) override { best_ = take_value(cells); }

private:
    bool greatest_;
    Value best_;
};

class Collect final : public Accumulator {
public:
    explicit Collect(Held& held) noexcept : held_{held} {}

    void add(std::span<const Value> arguments, std::uint64_t multiplicity) override {
        const Value* value = counted(arguments);
        if (value == nullptr) return;
        constexpr std::size_t longest_list = std::size_t{1} << 26U;
        require_length(std::max<std::size_t>(multiplicity, multiplicity + list_.size()), longest_list, "list");
        hold(multiplicity);
        list_.insert(list_.end(), multiplicity, *value);
    }
    [[nodiscard]] Value result() const override { return list_; }
    void append_state(std::vector<Value>& cells) const override {
        append_number(cells, list_.size());
        cells.insert(cells.end(), list_.begin(), list_.end());
    }
    void resume(std::span<const Value>& cells) override {
        const std::uint64_t size = take_number(cells);
        hold(size);
        list_.assign(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(size));
        cells = cells.subspan(size);
    }

private:
    void hold(std::uint64_t values) { held_.add(static_cast<std::int64_t>(values * sizeof(Value))); }

    Held& held_;
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
    void append_state(std::vector<Value>& cells) const override {
        for (const double number : {weight_, mean_, squares_}) cells.emplace_back(number);
    }
    void resume(std::span<const Value>& cells) override {
        for (double* number : {&weight_, &mean_, &squares_}) *number = take_value(cells).as_float();
    }

private:
    Of of_;
    double weight_ = 0, mean_ = 0, squares_ = 0;
};

class Percentile final : public Accumulator {
public:
    enum class Kind : std::uint8_t { continuous, discrete };
    Percentile(Kind kind, Held& held) noexcept : kind_{kind}, held_{held} {}

    void add(std::span<const Value> arguments, std::uint64_t multiplicity) override {
        const double percentile = number_argument("percentile", arguments[1]);
        if (!(percentile >= 0 && percentile <= 1)) {
            out_of_range(fmt::format("a percentile lies between 0.0 and 1.0, but this is {}", percentile));
        }
        percentile_ = percentile;
        const Value* value = counted(arguments);
        if (value == nullptr) return;
        static_cast<void>(number_argument("percentile", *value));
        weigh(*value, multiplicity);
    }

    [[nodiscard]] Value result() const override {
        if (count_ == 0) return {};
        auto sorted = values_;
        std::uint32_t compared = 0;
        std::ranges::sort(sorted, [&](const auto& a, const auto& b) {
            if (++compared % 65536 == 0) held_.context().check();
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

    void append_state(std::vector<Value>& cells) const override {
        cells.emplace_back(percentile_);
        append_number(cells, values_.size());
        for (const auto& [value, multiplicity] : values_) {
            cells.push_back(value);
            append_number(cells, multiplicity);
        }
    }
    void resume(std::span<const Value>& cells) override {
        percentile_ = take_value(cells).as_float();
        for (std::uint64_t values = take_number(cells); values > 0; --values) {
            const Value value = take_value(cells);
            weigh(value, take_number(cells));
        }
    }

private:
    void weigh(const Value& value, std::uint64_t multiplicity) {
        held_.add(sizeof(values_.front()));
        values_.emplace_back(value, multiplicity);
        count_ += multiplicity;
    }

    Kind kind_;
    Held& held_;
    double percentile_ = 0;
    std::uint64_t count_ = 0;
    std::vector<std::pair<Value, std::uint64_t>> values_;
};

/// Lets each value through once.
class Distinct final : public Accumulator {
public:
    Distinct(std::unique_ptr<Accumulator> inner, Held& held) : inner_{std::move(inner)}, held_{held} {}

    void add(std::span<const Value> arguments, std::uint64_t) override {
        const Value* value = counted(arguments);
        if (value != nullptr && see(*value)) inner_->add(arguments, 1);
    }
    [[nodiscard]] Value result() const override { return inner_->result(); }
    void append_state(std::vector<Value>& cells) const override {
        append_number(cells, seen_.size());
        for (std::uint32_t number = 0; number < seen_.size(); ++number) cells.push_back(seen_.key(number)[0]);
        inner_->append_state(cells);
    }
    void resume(std::span<const Value>& cells) override {
        for (std::uint64_t values = take_number(cells); values > 0; --values) see(take_value(cells));
        inner_->resume(cells);
    }

private:
    /// Whether `value` is new.
    bool see(Value value) {
        if (!seen_.add({&value, 1}).is_new) return false;
        held_.add(static_cast<std::int64_t>(seen_.bytes_per_key()));
        return true;
    }

    std::unique_ptr<Accumulator> inner_;
    Held& held_;
    KeyTable seen_{1};
};

std::unique_ptr<Accumulator> make(std::string_view name, Held& held) {
    if (name == "count") return std::make_unique<Count>();
    if (name == "sum") return std::make_unique<Total>(Total::Kind::sum);
    if (name == "avg") return std::make_unique<Total>(Total::Kind::mean);
    if (name == "min") return std::make_unique<Extreme>(false);
    if (name == "max") return std::make_unique<Extreme>(true);
    if (name == "collect") return std::make_unique<Collect>(held);
    if (name == "stDev") return std::make_unique<Deviation>(Deviation::Of::sample);
    if (name == "stDevP") return std::make_unique<Deviation>(Deviation::Of::population);
    if (name == "percentileCont") return std::make_unique<Percentile>(Percentile::Kind::continuous, held);
    if (name == "percentileDisc") return std::make_unique<Percentile>(Percentile::Kind::discrete, held);
    fault(graph::ErrorType::semantic_error, graph::ErrorCode::not_supported,
          fmt::format("`{}` cannot aggregate", name));
}

}  // namespace

std::unique_ptr<Accumulator> make_accumulator(const bind::Aggregate& aggregate, Held& held) {
    auto accumulator = make(aggregate.function->name, held);
    if (!aggregate.distinct || aggregate.arguments.empty()) return accumulator;
    return std::make_unique<Distinct>(std::move(accumulator), held);
}

std::unique_ptr<Accumulator> make_accumulator_of_distinct(const bind::Aggregate& aggregate, Held& held) {
    return make(aggregate.function->name, held);
}

}  // namespace dossier::query::exec
