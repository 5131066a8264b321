#include "ui/settings_page.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

QLabel* words(const QString& text, const char* tone, QWidget* parent)
{
    auto* l = new QLabel(text, parent);
    l->setProperty("tone", tone);
    l->setTextFormat(Qt::PlainText);
    return l;
}

}  // namespace

SettingsPage::SettingsPage(QString id, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_id(std::move(id)),
      m_title(settingsTitle(m_id)),
      m_names(settingNames(m_id)),
      m_theme(theme)
{
    setObjectName(QStringLiteral("settings-") + m_id);
    setAccessibleName(m_title);
    setProperty("surface", "panel");
    setAttribute(Qt::WA_StyledBackground);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(20, 16, 20, 16);
    m_column->setSpacing(6);
}

void SettingsPage::addHead(const QString& text)
{
    if (m_column->count() > 0) m_column->addSpacing(10);
    m_column->addWidget(words(text, "head", this));
    m_grid = nullptr;
}

SettingName SettingsPage::named(const QString& key) const
{
    for (const SettingName& s : m_names)
        if (s.key == key) return s;
    return {m_id, m_title, key, key, {}};
}

void SettingsPage::addRow(const SettingName& setting, QWidget* field, const QString& note, bool later)
{
    if (!m_grid) {
        m_grid = new QGridLayout;
        m_rows = 0;
        m_grid->setHorizontalSpacing(12);
        m_grid->setVerticalSpacing(0);
        m_grid->setColumnMinimumWidth(0, kNameWidth);
        m_grid->setColumnStretch(2, 1);
        m_column->addLayout(m_grid);
    }
    const int row = m_rows++ * 3;
    QLabel* label = words(setting.name, "base", this);
    label->setBuddy(field);
    field->setParent(this);
    field->setAccessibleName(setting.name);
    if (!note.isEmpty()) field->setAccessibleDescription(note);
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(field, row, 1, Qt::AlignLeft | Qt::AlignVCenter);
    if (later) {
        QLabel* when = words(tr("after the next start"), "muted", this);
        when->setWordWrap(true);
        m_grid->addWidget(when, row, 2);
    }
    // The note stays close to its field, the next row away from both.
    m_grid->setRowMinimumHeight(row, 26);
    m_grid->setRowMinimumHeight(row + 2, 6);
    if (!note.isEmpty()) {
        QLabel* l = words(note, "faint", this);
        l->setWordWrap(true);
        m_grid->addWidget(l, row + 1, 1, 1, 2);
    }
    addSetting(setting, field);
}

void SettingsPage::addSetting(const SettingName& setting, QWidget* field)
{
    m_settings.push_back({setting.name, setting.words, field});
}

QLabel* SettingsPage::addNote(const QString& text, const char* tone)
{
    QLabel* l = words(text, tone, this);
    l->setWordWrap(true);
    l->setMaximumWidth(kNameWidth + kTextWidth);
    m_column->addWidget(l);
    return l;
}

QComboBox* SettingsPage::choiceOf(const QStringList& said)
{
    auto* box = new QComboBox(this);
    box->addItems(said);
    box->setMinimumWidth(220);
    connect(box, &QComboBox::currentIndexChanged, this, &SettingsPage::edited);
    return box;
}

void SettingsPage::hold(QWidget* form)
{
    form->installEventFilter(this);
    form->setProperty("surface", "panel");  // not the ground of a window of its own
}

bool SettingsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        window()->close();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SettingsPage::finish()
{
    m_column->addStretch(1);
}

}  // namespace plimsoll
