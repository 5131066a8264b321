// What all panels share: the chosen asset, the units in which funding and sizes are read, and what a person pays.
#pragma once

#include "model/boards/taker_fees.h"
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
    const TakerFees& takerFees() const { return m_fees; }

public Q_SLOTS:
    void setAsset(const QString& asset);
    void setFundingUnit(plimsoll::FundingUnit unit);
    void setSizeUnit(plimsoll::SizeUnit unit);
    // What is no fee leaves what was there.
    void setTakerFees(const plimsoll::TakerFees& fees);

Q_SIGNALS:
    void assetChanged(const QString& asset);
    void fundingUnitChanged(plimsoll::FundingUnit unit);
    void sizeUnitChanged(plimsoll::SizeUnit unit);
    void takerFeesChanged(const plimsoll::TakerFees& fees);

private:
    QString m_asset;
    FundingUnit m_unit = FundingUnit::Bp8h;
    SizeUnit m_sizes = SizeUnit::Usd;
    TakerFees m_fees = listedFees();
};

}  // namespace plimsoll
