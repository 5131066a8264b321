// What all panels share: the chosen asset, and the unit in which funding is read.
#pragma once

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

public Q_SLOTS:
    void setAsset(const QString& asset);
    void setFundingUnit(plimsoll::FundingUnit unit);

Q_SIGNALS:
    void assetChanged(const QString& asset);
    void fundingUnitChanged(plimsoll::FundingUnit unit);

private:
    QString m_asset;
    FundingUnit m_unit = FundingUnit::Bp8h;
};

}  // namespace plimsoll
