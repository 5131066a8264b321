// Whole accounts: stress of section G, heat, exposure and capital of section I. Money in USD, shares as fractions.
#pragma once

#include "model/analytics/result.h"
#include "model/analytics/statistics.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::analytics::portfolio {

struct Holding {
    double qty = 0, entry = 0, mark = 0, mmr = 0;  // qty: base coins, below 0 short
    double beta = 1;                               // how much of the shock this price makes
};
struct Account {
    std::string venue;
    double wallet = 0;
    std::vector<Holding> positions;
};
struct StressPoint {
    double shock = 0, equity = 0;
    std::optional<double> marginRatio;    // sum of maintenance / sum of equity; absent without equity
    std::vector<std::string> liquidated;  // venues; margin is not shared between them
};
struct Stress {
    double netDelta = 0, gross = 0;
    std::vector<StressPoint> grid;
};
Result<Stress> stress(std::span<const Account> accounts, Numbers shocks);

// Loss of everything being stopped out at once, of equity. `margin` in USD, before leverage.
struct Risk {
    double margin = 0, leverage = 0, stopFraction = 0;
};
enum class HeatBand : std::uint8_t { Ok, Moderate, Aggressive, High, Block };
std::string_view heatBandName(HeatBand band);
struct Heat {
    double heat = 0;  // fraction of equity; 0 without positions
    HeatBand band = HeatBand::Ok;
};
// `equity` in USD. Bad input: an equity not above 0, anything of a position below 0.
Result<Heat> heat(double equity, std::span<const Risk> positions);

// Largest share of one venue of each kind.
enum class VenueTier : std::uint8_t { Cex1, Dex1, Tier2, New };
double shareCap(VenueTier tier);
struct VenueExposure {
    std::string name;
    VenueTier tier = VenueTier::New;
    double notional = 0;  // signed
};
struct Exposure {
    double multiple = 0;
    std::vector<std::string> breaches;  // venues above their cap
    int level = 0;                      // 0 to 2
};
Result<Exposure> exposure(double collateral, std::span<const VenueExposure> venues);

struct Pyramid {
    double equity = 0, reserve = 0, operational = 0, apex = 0;
    double minReserve = 0.5, maxOperational = 0.4, maxApex = 0.1;
};
struct PyramidReading {
    std::vector<double> shares;  // reserve, operational, apex
    std::vector<std::string_view> breaches;
};
Result<PyramidReading> pyramid(const Pyramid& p);

}  // namespace plimsoll::analytics::portfolio
