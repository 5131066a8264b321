// A position as a person enters it, with what it would mean now computed beside it while the fields are written:
// the liquidation price by the venue's rule, how far it is, what funding costs.
#pragma once

#include "model/desk/desk_positions.h"
#include "widgets/theme.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QDateTimeEdit;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace plimsoll {

class Segmented;

class PositionForm : public QDialog {
    Q_OBJECT
public:
    // What the market says now of an instrument.
    using Quotes = std::function<DeskQuote(const std::string& asset, VenueId venue, Market market)>;

    PositionForm(const Theme& theme, const Position& draft, const std::vector<VenueId>& venues,
                 const DeskSettings& settings, std::vector<Position> others, Quotes quotes, QWidget* parent);
    ~PositionForm() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    // What is entered; none: `problem()` says what is wrong.
    std::optional<Position> position() const { return m_position; }
    QString problem() const;
    QString preview() const;
    // The market has moved.
    void renew() { update(); }

private:
    void update();
    std::optional<Position> read(QString& problem) const;
    QString meaning(const Position& p) const;

    const Position m_draft;
    const DeskSettings m_settings;
    const std::vector<Position> m_others;  // of the book, for cross margin
    const Quotes m_quotes;
    std::optional<Position> m_position;
    Segmented *m_side, *m_market, *m_mode;
    QComboBox* m_venue;
    QLineEdit *m_asset, *m_coins, *m_entry, *m_margin, *m_leverage, *m_stop, *m_mmr, *m_note;
    QCheckBox* m_dated;
    QDateTimeEdit* m_opened;
    QLabel *m_problem, *m_preview;
    QPushButton* m_ok;
};

}  // namespace plimsoll
