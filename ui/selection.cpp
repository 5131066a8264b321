#include "ui/selection.h"

namespace plimsoll {

void Selection::setAsset(const QString& asset)
{
    if (asset.isEmpty() || asset == m_asset) return;
    m_asset = asset;
    Q_EMIT assetChanged(m_asset);
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

}  // namespace plimsoll
