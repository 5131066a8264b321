// What a calculator has said before: which limit bound the size and when that changed; what the what-if orders of
// this desk would have cost together. Neither is a trade.
#pragma once

#include "model/desk/calculator.h"
#include "ui/export_table.h"
#include "ui/panels/text_table.h"
#include "widgets/theme.h"

#include <QJsonArray>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace plimsoll {

class GrownTable;

struct BindingNote {
    Timestamp at{};
    QString asset, limit;
    double notional = 0;
};
struct TallyNote {
    Timestamp at{};
    QString asset, side;
    double usd = 0, bp = 0, costUsd = 0;
};

class CalculatorNotes : public QWidget {
    Q_OBJECT
public:
    enum class Of : std::uint8_t { None, Binding, Tally };

    CalculatorNotes(const Theme& theme, QWidget* parent);

    // Which of the two is shown, and of which asset.
    void show(Of what, const QString& asset);
    // Kept when it is another limit than the last one of this asset.
    void note(const BindingNote& binding);
    // What `Add` adds; none: nothing is known to add.
    void offer(std::optional<TallyNote> next);
    void add();
    void clear();

    const std::vector<BindingNote>& bindings() const { return m_bindings; }
    const std::vector<TallyNote>& tally() const { return m_tally; }
    double tallyUsd() const;
    ExportTable bindingTable() const;
    ExportTable tallyTable() const;
    QJsonArray saveBindings() const;
    QJsonArray saveTally() const;
    void restore(const QJsonArray& bindings, const QJsonArray& tally);

Q_SIGNALS:
    void changed();

private:
    void fill();

    static constexpr std::size_t kMost = 200;
    Of m_of = Of::None;
    QString m_asset;
    std::vector<BindingNote> m_bindings;  // oldest first
    std::vector<TallyNote> m_tally;
    std::optional<TallyNote> m_next;
    QLabel *m_title, *m_sum;
    QPushButton *m_add, *m_clear;
    TextTable* m_rows;
    GrownTable* m_table;
};

}  // namespace plimsoll
