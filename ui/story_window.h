// A story opened: what was folded into it, in the order in which it came.
#pragma once

#include "ui/voice_story.h"
#include "widgets/theme.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace plimsoll {

class StoryWindow : public QDialog {
    Q_OBJECT
public:
    // `teller` outlives it.
    StoryWindow(const Theme& theme, const StoryTeller& teller, QWidget* parent);

    void choose(std::uint64_t story);
    // Its clock, and what has come since.
    void refresh(Mono now);
    std::uint64_t shown() const { return m_number; }
    QString head() const;

Q_SIGNALS:
    // A row: where its asset and its kind lead.
    void opened(const QString& asset, const QString& place);

private:
    enum Column : std::uint8_t { Time, Severity, What, Asset, Venue, Sentence, Columns };
    void fill();
    void fillChoice();

    const Theme& m_theme;
    const StoryTeller& m_teller;
    std::uint64_t m_number = 0;
    std::size_t m_rows = 0;
    std::size_t m_stories = 0;
    bool m_filling = false;
    QComboBox* m_choice;
    QLabel *m_head, *m_line, *m_where;
    QTableWidget* m_table;
};

}  // namespace plimsoll
