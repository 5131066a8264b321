#include "ui/rule_limits.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/paper_names.h"
#include "ui/rule_limits_model.h"
#include "widgets/table_style.h"
#include "widgets/ui_text.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace plimsoll {

RuleLimits::RuleLimits(const Theme& theme, AlertBook& book, const QString& rule, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_book(book), m_model(new RuleLimitsModel(book.limits(), this))
{
    setObjectName(QStringLiteral("ruleLimits"));
    setWindowTitle(tr("Rule limits"));
    m_table = new QTableView(this);
    m_table->setAccessibleName(tr("Limits of the rules"));
    m_table->setModel(m_model);
    styleTable(m_table, theme, Density::Normal);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    const auto number = QStringLiteral("\u221299,999.99");
    setColumns(m_table, theme,
               {{QStringLiteral("CASCADE_TRIGGER"), 0, false, 500},
                {UiText::tr("bp per 8 h"), 0, false, 400},
                {number},
                {number},
                {number},
                {number},
                {QStringLiteral("99.99 bp/$m / 99.99 bp/$m"), 0, true}});
    m_what = new QLabel(this);
    m_state = new QLabel(this);
    for (QLabel* l : {m_what, m_state}) {
        l->setWordWrap(true);
        l->setTextFormat(Qt::PlainText);
        l->setMinimumHeight(34);
        l->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    }
    auto* about =
        new QLabel(tr("A rule warns when its value has stayed beyond the limit, and ends only when it has "
                      "stayed below the lower one. Every value grows with the danger. Changed rules begin "
                      "anew. Double-click a number to change it."),
                   this);
    about->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setText(tr("Apply"));
    m_resetOne = buttons->addButton(tr("Reset rule"), QDialogButtonBox::ResetRole);
    m_resetAll = buttons->addButton(tr("Reset all"), QDialogButtonBox::ResetRole);
    for (QPushButton* b : {m_resetOne, m_resetAll}) b->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(about);
    column->addWidget(m_table, 1);
    column->addWidget(m_what);
    column->addWidget(m_state);
    column->addWidget(buttons);
    resize(760, 620);

    connect(m_model, &RuleLimitsModel::edited, this, &RuleLimits::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RuleLimits::showState);
    connect(m_resetOne, &QPushButton::clicked, this, [this] {
        if (m_table->currentIndex().isValid()) m_model->reset(m_table->currentIndex().row());
    });
    connect(m_resetAll, &QPushButton::clicked, m_model, &RuleLimitsModel::resetAll);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!m_model->problem().isEmpty()) return;
        m_book.setLimits(m_model->limits());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const int row = std::max(0, m_model->rowOf(rule.toStdString()));
    m_table->setCurrentIndex(m_model->index(row, RuleLimitsModel::Warn));
    m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    m_table->setFocus();
    showState();
}

void RuleLimits::showState()
{
    const int row = m_table->currentIndex().row();
    m_resetOne->setEnabled(row >= 0 && m_model->changed(row));
    if (row >= 0) {
        const RiskRule& rule = m_model->rule(row);
        m_what->setText(UiText::tr("%1. %2 (%3, source %4)")
                            .arg(modelWords(rule.text.title), modelWords(rule.text.why),
                                 rule.forward ? tr("forward-looking") : tr("coincident"),
                                 paperNames(rule.source)));
    }
    const QString wrong = m_model->problem();
    const auto own = m_model->limits().size();
    m_resetAll->setEnabled(own > 0 || !wrong.isEmpty());
    m_save->setEnabled(wrong.isEmpty());
    m_state->setText(!wrong.isEmpty() ? wrong
                     : own == 0       ? tr("All limits are the defaults.")
                     : own == 1       ? tr("1 rule differs from the defaults.")
                                      : tr("%1 rules differ from the defaults.").arg(own));
    QPalette colours = m_state->palette();
    colours.setColor(QPalette::WindowText, wrong.isEmpty() ? m_theme.text.muted : m_theme.severity.warn);
    m_state->setPalette(colours);
}

}  // namespace plimsoll
