// The limits of every rule as a table that can be edited: the numbers in force, the defaults beside them, and
// what is wrong with a row. Nothing is applied before the person says so.
#pragma once

#include "model/risk/risk_rules.h"
#include "ui/alert_book.h"

#include <QAbstractTableModel>

#include <vector>

namespace plimsoll {

// Empty: they make sense. Every rule's value grows with the danger, so a limit is left below where it is
// entered, and critical is not before warning.
QString limitsProblem(const RiskRule& rule, const Thresholds& limits);
// "5.0 bp", "42 %": a limit in the rule's own unit, as cards say it.
QString limitText(const RiskRule& rule, double value);

class RuleLimitsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Rule, UnitOf, Warn, LeaveWarn, Critical, LeaveCritical, Default, kColumns };

    RuleLimitsModel(const RiskLimits& limits, QObject* parent);

    const RiskRule& rule(int row) const { return *m_rows[static_cast<std::size_t>(row)].rule; }
    int rowOf(const std::string& id) const;
    bool changed(int row) const;  // differs from the defaults
    void reset(int row);
    void resetAll();
    // Rows that differ from the defaults; what the engine takes.
    RiskLimits limits() const;
    QString problem(int row) const;
    QString problem() const;  // of the first row that has one, with its name

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void edited();

private:
    struct Row {
        const RiskRule* rule;
        Thresholds now;
        QString refused;  // what was typed into the row and is no number
    };
    static double* field(Thresholds& limits, int column);

    std::vector<Row> m_rows;
};

}  // namespace plimsoll
