// What a panel looks at: the chosen asset and the moment under the pointer, which it shares with the panels of its
// link group, and what all panels share: the units in which funding and sizes are read, and what a person pays.
#pragma once

#include "model/boards/taker_fees.h"
#include "model/market/time.h"
#include "widgets/size_unit.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>

namespace plimsoll {

enum class FundingUnit : std::uint8_t { Bp8h, Apr, Raw };

class Selection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const QString& asset() const { return m_asset; }
    std::optional<Timestamp> cursor() const { return m_cursor; }  // none: the pointer is on no plot
    FundingUnit fundingUnit() const { return m_unit; }
    SizeUnit sizeUnit() const { return m_sizes; }
    const TakerFees& takerFees() const { return m_fees; }
    std::uint8_t aside() const { return m_aside; }  // bit per VenueId: in no sum and no judgement
    bool isAside(VenueId venue) const { return (m_aside >> static_cast<unsigned>(venue)) & 1u; }

public Q_SLOTS:
    void setAsset(const QString& asset);
    void setCursor(std::optional<plimsoll::Timestamp> time);
    void setFundingUnit(plimsoll::FundingUnit unit);
    void setSizeUnit(plimsoll::SizeUnit unit);
    // What is no fee leaves what was there.
    void setTakerFees(const plimsoll::TakerFees& fees);
    void setAside(std::uint8_t venues);

Q_SIGNALS:
    void assetChanged(const QString& asset);
    void cursorChanged(std::optional<plimsoll::Timestamp> time);
    void fundingUnitChanged(plimsoll::FundingUnit unit);
    void sizeUnitChanged(plimsoll::SizeUnit unit);
    void takerFeesChanged(const plimsoll::TakerFees& fees);
    void asideChanged(std::uint8_t venues);

private:
    QString m_asset;
    std::optional<Timestamp> m_cursor;
    FundingUnit m_unit = FundingUnit::Bp8h;
    SizeUnit m_sizes = SizeUnit::Usd;
    TakerFees m_fees = listedFees();
    std::uint8_t m_aside = 0;
};

}  // namespace plimsoll
