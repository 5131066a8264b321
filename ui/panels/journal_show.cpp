// What the journal panel says: an entry's details, why there is nothing, how fresh it is.
#include "ui/model_words.h"
#include "ui/panels/board_view.h"
#include "ui/panels/journal_model.h"
#include "ui/panels/journal_page.h"
#include "widgets/format.h"
#include "widgets/segmented.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kTagFrom = 380;

}  // namespace

QString JournalPage::details() const
{
    return m_details->text();
}

void JournalPage::showDetails()
{
    const QModelIndex at = m_view->currentIndex();
    const bool any = at.isValid() && at.row() < m_model->rowCount();
    m_details->setVisible(any);
    if (!any) {
        m_detailed.clear();
        m_details->clear();
        return;
    }
    const JournalLine& l = m_model->row(at.row());
    // Rows go around it all the time; the numbers of an entry are read once.
    if (l.key == m_detailed) return;
    m_detailed = l.key;
    m_missed = false;  // another was chosen
    ++m_detailsMade;
    QStringList first{l.kind};
    if (l.row.kind == store::Entry::Warning) first << QString::fromStdString(l.row.what);
    if (!l.row.asset.empty()) first << QString::fromStdString(l.row.asset);
    if (!l.state.isEmpty()) first << l.state;
    first << format::barClock(fromUnixMs(l.row.ms));
    QStringList lines{first.join(QStringLiteral(" \u00b7 ")), l.sentence};
    lines += journalEvidence(l.row);
    m_details->setText(lines.join(u'\n'));
}

void JournalPage::showNoteLine()
{
    QString why;
    if (!m_store)
        why = tr("Nothing is stored in this run, and so are no notes");
    else if (m_store->readOnly)
        why = tr("This Plimsoll only reads the history");
    else if (!m_store->on)
        why = tr("The history is not stored now");
    const QString asset = selection().asset();
    m_note->setEnabled(why.isEmpty());
    m_note->setPlaceholderText(!why.isEmpty()    ? why
                               : asset.isEmpty() ? tr("Note (N)")
                                                 : tr("Note on %1 (N)").arg(asset));
    m_add->setEnabled(why.isEmpty() && !m_note->text().trimmed().isEmpty());
    m_add->setToolTip(why);
}

void JournalPage::showEmpty()
{
    if (!m_answer) {
        const bool silent = m_waiting && m_at.mono - *m_waiting > kPatience;
        m_view->setEmptyText(silent ? tr("The journal does not answer") : tr("Reading the journal\u2026"),
                             m_store ? QString() : tr("Only what is seen live on the venues is stored"));
        return;
    }
    if (!m_answer->problem.empty()) {
        m_view->setEmptyText(modelWords(m_answer->problem));
        return;
    }
    const QString whose = m_scope->current() == 1 ? tr(" about %1").arg(selection().asset()) : QString();
    if (m_model->all() > 0)
        m_view->setEmptyText(tr("None of %1 entries is like that").arg(m_model->all()),
                             tr("Choose all kinds above, or empty the search"));
    else
        m_view->setEmptyText(tr("Nothing has happened%1 in this time").arg(whose),
                             tr("Warnings, alerts, changes of phase and your notes are kept here"));
}

void JournalPage::showFooter()
{
    const QString missed = m_missed ? tr("the flag's entry is not here") : QString();
    if (!m_answer || m_model->all() == 0) {
        m_saying.left.clear();
        m_saying.right = missed;
        return;
    }
    const int shown = m_model->rowCount(), all = m_model->all();
    QString left = shown == all ? tr("%1 entries").arg(format::count(static_cast<quint64>(all)))
                                : tr("%1 of %2 entries")
                                      .arg(format::count(static_cast<quint64>(shown)),
                                           format::count(static_cast<quint64>(all)));
    if (all >= m_answer->request.points) left += tr(", the newest");
    const Duration old = m_at.mono - m_answer->asOf.mono;
    m_saying.left = left;
    m_saying.right = old > 3 * kOften ? tr("as it was %1 ago").arg(format::age(old))
                     : m_missed       ? missed
                                      : tr("double click: the entry's asset");
}

void JournalPage::showFace(AsOf now)
{
    PanelFace face;
    face.context = (m_scope->current() == 1 ? selection().asset() : tr("all assets")) +
                   QStringLiteral(" \u00b7 ") + m_range->currentText();
    if (!m_answer || !m_answer->problem.empty()) {
        face.age = tr("no data");
    } else {
        const Duration old = now.mono - m_answer->asOf.mono;
        face.fresh = judge(old, kOften * 4);
        face.age = format::age(std::max(Duration{}, old));
        face.tip = tr("Read from the stored history every few seconds");
    }
    m_saying.face = face;
    say(m_saying);
}

// The tags that are there; the chosen one stays as long as it is.
void JournalPage::showTags()
{
    QStringList words{tr("all tags")};
    words += m_model->tags();
    QStringList have;
    for (int i = 0; i < m_tag->count(); ++i) have << m_tag->itemText(i);
    m_tag->setVisible(words.size() > 1 && width() >= kTagFrom);
    if (have == words) return;
    const QString chosen = m_tag->currentText();
    const QSignalBlocker quiet(m_tag);
    m_tag->clear();
    m_tag->addItems(words);
    m_tag->setCurrentIndex(std::max(0, static_cast<int>(words.indexOf(chosen))));
    if (m_tag->currentText() != chosen) applyFilter();
}

}  // namespace plimsoll
