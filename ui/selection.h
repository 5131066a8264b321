// What all panels share: the chosen asset, and the units in which funding and sizes are read.
#pragma once

#include "widgets/size_unit.h"

#include <QObject>
#include <QString>

#include <cstdint>

namespace plimsoll {

enum class FundingUnit : std::uint8_t { Bp8h, Apr, Raw };

class Selection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const QString& asset() const { return m_asset; }
    FundingUnit fundingUnit() const { return m_unit; }
    SizeUnit sizeUnit() const { return m_sizes; }

public Q_SLOTS:
    void setAsset(const QString& asset);
    void setFundingUnit(plimsoll::FundingUnit unit);
    void setSizeUnit(plimsoll::SizeUnit unit);

Q_SIGNALS:
    void assetChanged(const QString& asset);
    void fundingUnitChanged(plimsoll::FundingUnit unit);
    void sizeUnitChanged(plimsoll::SizeUnit unit);

private:
    QString m_asset;
    FundingUnit m_unit = FundingUnit::Bp8h;
    SizeUnit m_sizes = SizeUnit::Usd;
};

}  // namespace plimsoll
