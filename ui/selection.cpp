#include "ui/selection.h"

#include <cmath>

namespace plimsoll {

namespace {

constexpr double kMostFee = 0.01;  // a fraction; rebates are below zero

}  // namespace

void Selection::setAsset(const QString& asset)
{
    if (asset.isEmpty() || asset == m_asset) return;
    m_asset = asset;
    Q_EMIT assetChanged(m_asset);
}

void Selection::setCursor(std::optional<Timestamp> time)
{
    if (time == m_cursor) return;
    m_cursor = time;
    Q_EMIT cursorChanged(m_cursor);
}

void Selection::setFundingUnit(FundingUnit unit)
{
    if (unit == m_unit) return;
    m_unit = unit;
    Q_EMIT fundingUnitChanged(m_unit);
}

void Selection::setSizeUnit(SizeUnit unit)
{
    if (unit == m_sizes) return;
    m_sizes = unit;
    Q_EMIT sizeUnitChanged(m_sizes);
}

void Selection::setTakerFees(const TakerFees& fees)
{
    TakerFees next = m_fees;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        for (const auto market : {&TakerFees::perp, &TakerFees::spot})
            if (std::fabs((fees.*market)[v]) <= kMostFee) (next.*market)[v] = (fees.*market)[v];
    if (next == m_fees) return;
    m_fees = next;
    Q_EMIT takerFeesChanged(m_fees);
}

void Selection::setAside(std::uint8_t venues)
{
    if (venues == m_aside) return;
    m_aside = venues;
    Q_EMIT asideChanged(m_aside);
}

}  // namespace plimsoll
