// Is the clean-up after a flush over? (ANALYTICS J4, J5.) Rates are fractions per 8 h, basis in basis points.
#pragma once

#include "model/analytics/result.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace plimsoll::analytics::norm {

// Each beside its normal: the median of the 7 days that ended an hour before the shock. Spread and depth in
// whatever unit both share.
struct TrackerInput {
    std::optional<double> spread, spreadNormal;
    std::optional<double> depth, depthNormal;
    std::optional<double> basisDispersion, basisDispersionNormal;
    std::optional<double> r8Day, r8Week;
    std::optional<double> rvRatio;  // RV 24 h / RV 30 d
};

// A condition whose inputs are not known is absent: neither passed nor failed.
struct Tracker {
    std::optional<bool> spread, depth, basis, funding, volatility;
    std::size_t count = 0;  // passed, 0 to 5
    bool ok = false;        // four at least, spread and depth among them
    double progress = 0;    // 0 to 1, mean over the known conditions
    double coverage = 0;    // share of the five that are known
};
// NoData if none is known.
Result<Tracker> tracker(const TrackerInput& in);

}  // namespace plimsoll::analytics::norm

namespace plimsoll::analytics::flush {

enum class Interest : std::uint8_t { Pending, Clean, Fast, Releveraging };
enum class Funding : std::uint8_t { NotWashed, Cooled, Reset };
enum class Flow : std::uint8_t { Mixed, LeverageMechanics, SpotStress };
enum class Invalidation : std::uint8_t { OiReloadIntoWeakness, FundingWithoutSpot, SupportLost };
std::string_view interestName(Interest i);
std::string_view fundingName(Funding f);
std::string_view flowName(Flow f);
std::string_view invalidationName(Invalidation i);

struct ChecklistInput {
    std::optional<double> oiRecovery;     // B6: 0 at the trough, 1 back at where it was
    std::optional<double> hoursSince;     // the flush
    std::optional<double> rangeAtr;       // price range since, in ATR
    std::optional<double> priceRecovery;  // share of the drop from the pre-flush high that was regained
    std::optional<double> r8Mean24h, r8Before;
    std::optional<double> spotPerpRatio, spotPerpNormal;
    std::optional<double> spotCvdZ;
    std::optional<double> supportLostHours;
    // From the flush until half was back; absent: it was not, or nobody saw. Then recovery and hours of now
    // decide.
    std::optional<double> halfBackHours = {};
};
// Absent: its inputs are not known. The list of invalidations holds those that are certain.
struct Checklist {
    std::optional<Interest> interest;
    std::optional<Funding> funding;
    std::optional<Flow> flow;
    std::vector<Invalidation> invalid;
};
Result<Checklist> checklist(const ChecklistInput& in);

}  // namespace plimsoll::analytics::flush
