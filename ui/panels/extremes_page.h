// What price did in the 24 and 72 h after funding was extreme: asked of the stored history while somebody looks,
// one perpetual at a time.
#pragma once

#include "model/history_request.h"
#include "ui/export_table.h"
#include "widgets/format.h"
#include "widgets/theme.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QComboBox;

namespace plimsoll {

class GrownTable;
class PageColumn;
class PageLine;
class PageSection;
class TextTable;

class ExtremesPage : public QWidget {
    Q_OBJECT

public:
    // `by`: under what name it asks.
    ExtremesPage(const Theme& theme, std::string by, QWidget* parent);

    // Another asset: what is held of the old one goes.
    void setAsset(const QString& asset);
    // Whether this run keeps a history at all.
    void setStored(bool stored);
    // What to ask now; none: nothing is due.
    std::optional<HistoryRequest> due(AsOf now);
    void take(const HistoryAnswers& answers, const std::vector<VenueId>& venues);
    // What is shown follows the signs, the zone and the language of now; exports have their own.
    void reword();

    // Which perpetual; for the toolbar.
    QComboBox* choice() const { return m_choice; }
    QString contract() const { return m_wanted; }
    void setContract(const QString& key);
    const FundingAfter* shown() const;

    TextTable* summary() const { return m_summary; }
    TextTable* cases() const { return m_cases; }
    QString state() const;  // what is missing, or too little
    QString definition() const;
    std::vector<ExportTable> exportTables() const;
    void themeChanged();
    void focusInside();

private:
    void fill(const std::vector<VenueId>& venues);
    void showAll();
    QString nothing() const;

    const Theme& m_theme;
    const std::string m_by;
    QString m_asset, m_wanted;
    QComboBox* m_choice;
    PageColumn* m_column;
    PageLine *m_state, *m_basis, *m_definition;
    TextTable *m_summary, *m_cases;
    GrownTable *m_summaryView, *m_casesView;
    PageSection* m_casesHead;
    std::shared_ptr<const HistoryAnswer> m_answer;  // the newest that could be read, or that said why not
    std::vector<const FundingAfter*> m_offered;     // of the answer
    std::optional<Mono> m_asked;
    std::uint64_t m_serial = 0;
    bool m_stored = false, m_failed = false;
    format::Style m_style;  // of what is shown
    bool m_standard = false;
};

}  // namespace plimsoll
