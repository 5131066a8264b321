// How dollars per row become colour: by their logarithm, or by their rank among all rows in view, between two
// cut-offs, then a gamma that makes walls stand out of the base. Below the lower cut-off nothing is drawn, above
// the upper one solid colour.
#pragma once

#include "model/market/time.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

struct Cutoffs {
    double lower = 0, upper = 0;  // dollars a row, 0 < lower < upper
    bool operator==(const Cutoffs&) const = default;
};

enum class ColorLaw : std::uint8_t { Logarithm, Rank };

class DepthScale {
public:
    static constexpr double kGamma = 1.55;
    static constexpr Duration kHold = std::chrono::seconds{60};

    // What is drawn with: the user's cut-offs, else the automatic ones.
    Cutoffs cutoffs() const { return m_user ? *m_user : m_auto; }
    bool byUser() const { return m_user.has_value(); }
    void setUser(std::optional<Cutoffs> user);

    // Brightness: each step makes middling rows brighter (+) or darker (-).
    int brightness() const { return m_brightness; }
    void setBrightness(int step);
    double gamma() const;

    // By rank: half of the rows between the cut-offs are darker than the middle colour. Until rows have been
    // looked at it is by the logarithm.
    ColorLaw law() const { return m_law; }
    void setLaw(ColorLaw law) { m_law = law; }

    // Time to look at the data again? Automatic cut-offs stand for a minute; the first ones, made of
    // few columns, are looked at again sooner.
    bool wantsSample(Mono now, std::size_t columns) const;
    // Row values in dollars, zeros left out; reordered. Defaults: median x 0.5 and the 99.5th percentile.
    void sample(std::vector<float>& rows, Mono now, std::size_t columns);
    void forget();  // another asset, another grouping: sample at once

    // 0 (not above the lower cut-off) to 255.
    int index(double usd) const;

private:
    double rank(double usd) const;

    ColorLaw m_law = ColorLaw::Logarithm;
    std::vector<float> m_ranks;  // quantiles of the rows, rising
    Cutoffs m_auto{1e4, 1e6};
    std::optional<Cutoffs> m_user;
    int m_brightness = 0;
    bool m_sampled = false;
    Mono m_at{};
    std::size_t m_columns = 0;
};

}  // namespace plimsoll
