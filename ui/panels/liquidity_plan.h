// An order in slices: how large each may be on the books as they are, how many that makes, what each would cost.
#pragma once

#include "ui/panels/liquidity_rows.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace plimsoll {

class BoardView;
class TextTable;

class LiquidityPlan : public QWidget {
    Q_OBJECT
public:
    LiquidityPlan(const Theme& theme, QWidget* parent);

    // `volume24h`: what is traded in a day; absent: not known.
    void show(const MarketLiquidity& market, const MetricSnapshot* metrics, std::optional<double> volume24h,
              const LiquidityView& view);
    void themeChanged();
    double participation() const { return m_part; }  // a fraction of the depth within 10 bp
    double minutes() const { return m_minutes; }
    void setInputs(double participation, double minutes);
    QString headline() const;
    QString formula() const;
    TextTable* table() const { return m_table; }
    BoardView* view() const { return m_view; }

Q_SIGNALS:
    void inputsChanged();

private:
    void takeInputs();

    const Theme& m_theme;
    QLineEdit *m_partField, *m_minutesField;
    QLabel *m_head, *m_formula, *m_caveat;
    TextTable* m_table;
    BoardView* m_view;
    double m_part = 0.10, m_minutes = 60;
};

// Rows of "a part of my size at once": what it costs routed over the counted books.
std::vector<TextColumn> trancheColumns();
std::vector<TextRow> trancheRows(const MarketLiquidity& market, std::optional<double> sliceUsd,
                                 const LiquidityView& view);

}  // namespace plimsoll
