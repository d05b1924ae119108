#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "graph/allocation_meter.hpp"

namespace dossier::graph {
namespace {

using Manner = AllocationMeter::Manner;
using Metering = AllocationMeter::Metering;

TEST(AllocationMeter, CountsWhatIsTakenAndGivenBack) {
    AllocationMeter meter{std::nullopt, Manner::notes};
    std::vector<char> before(100'000);
    {
        const Metering metering{&meter};
        const std::vector<char> kept(1'000'000);
        const auto text = std::make_shared<const std::string>(50'000, 'x');
        { const std::vector<char> passing(5'000'000); }
        EXPECT_NEAR(static_cast<double>(meter.bytes()), 1'050'000, 20'000);
    }
    EXPECT_EQ(meter.bytes(), 0);
    EXPECT_NEAR(static_cast<double>(meter.asked()), 6'050'000, 20'000);
    before = {};
    EXPECT_EQ(meter.bytes(), 0) << "nobody counts any more";
    EXPECT_FALSE(meter.is_passed());
}

TEST(AllocationMeter, ManySmallOnesComeToTheirSum) {
    AllocationMeter meter{std::nullopt, Manner::notes};
    const Metering metering{&meter};
    std::vector<std::unique_ptr<std::uint64_t>> numbers(100'000);
    for (auto& each : numbers) each = std::make_unique<std::uint64_t>(1);
    EXPECT_GE(meter.bytes(), 100'000 * 16);
    EXPECT_LE(meter.bytes(), 100'000 * 48);
}

TEST(AllocationMeter, RefusesWhatWouldPassTheLimit) {
    AllocationMeter meter{10'000'000, Manner::refuses};
    const Metering metering{&meter};
    std::vector<char> large;
    EXPECT_NO_THROW(large.reserve(8'000'000));
    EXPECT_FALSE(meter.is_passed());
    EXPECT_THROW(std::vector<char>(3'000'000), std::bad_alloc);
    EXPECT_TRUE(meter.is_passed());
}

TEST(AllocationMeter, OnlyNotesWhereARefusalWouldLeaveHalfAChange) {
    AllocationMeter meter{10'000'000, Manner::notes};
    const Metering metering{&meter};
    const std::vector<char> large(30'000'000);
    EXPECT_TRUE(meter.is_passed());
}

TEST(AllocationMeter, ThreadsTellOneMeter) {
    AllocationMeter meter{std::nullopt, Manner::notes};
    std::vector<std::vector<char>> kept(4);
    std::vector<std::thread> threads;
    for (auto& each : kept) {
        threads.emplace_back([&each, &meter] {
            const Metering metering{&meter};
            each.resize(1'000'000);
        });
    }
    for (std::thread& each : threads) each.join();
    constexpr double page = 4'096;  // a large piece may be whole pages
    EXPECT_NEAR(static_cast<double>(meter.bytes()), 4'000'000, 4 * page + 1'000);
    EXPECT_EQ(AllocationMeter::of_this_thread(), nullptr);
}

TEST(AllocationMeter, AnInnerOneCountsInsteadOfTheOuter) {
    AllocationMeter outer{std::nullopt, Manner::notes}, inner{std::nullopt, Manner::notes};
    const Metering metering{&outer};
    const Metering within{&inner};
    const std::vector<char> large(1'000'000);
    EXPECT_LT(outer.bytes(), 1'000);
    EXPECT_GE(inner.bytes(), 1'000'000);
}

}  // namespace
}  // namespace dossier::graph
