// A planned trade as a person enters it. Each field is taken when it is left or Enter is pressed; what makes no
// sense is marked, and leaves the trade as it was.
#pragma once

#include "model/desk/desk.h"
#include "widgets/theme.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace plimsoll {

class Segmented;

class GateForm : public QWidget {
    Q_OBJECT
public:
    GateForm(const Theme& theme, const std::vector<VenueId>& venues, QWidget* parent);

    void setTheme(const Theme& theme);
    // A field that is being written in keeps what is in it.
    void setTrade(const PlannedTrade& trade, bool force = false);
    const PlannedTrade& trade() const { return m_trade; }
    // What the market price is now, as the hint of an empty entry.
    void setMark(const QString& text);
    QString problem() const;
    QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    void edited(const plimsoll::PlannedTrade& trade);

private:
    void take();
    void lay();
    void resizeEvent(QResizeEvent*) override;

    PlannedTrade m_trade;
    bool m_filling = false;
    Segmented* m_side;
    QComboBox* m_venue;
    QLineEdit *m_asset, *m_entry, *m_stop, *m_usd, *m_leverage, *m_hold, *m_mmr, *m_words;
    QCheckBox* m_cut;
    QLabel* m_problem;
    struct Field {
        QWidget* label;
        QWidget* box;
    };
    std::vector<Field> m_fields;
    int m_columns = 0;
};

}  // namespace plimsoll
