#include "ui/palette_editor.h"

#include "model/plain_bytes.h"
#include "ui/named_files.h"
#include "ui/palette_preview.h"
#include "ui/settings_appearance.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <functional>

namespace plimsoll {

namespace {

constexpr int kValueWidth = 76, kRatioWidth = 68;
constexpr int kTryMs = 150;

enum Column { Name, Value, Ratio };
constexpr int kTokenRole = Qt::UserRole;

struct GroupWord {
    const char *key, *title, *means;
};
constexpr GroupWord kGroups[] = {
    {"bg", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Grounds"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "What everything is drawn on")},
    {"text", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Text"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor",
                       "Strong for values, base for words, muted for heads, faint for hints")},
    {"line", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Lines"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Between rows, around panels, around controls, inside plots")},
    {"side", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Sides of the book"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Bid and ask, price up and down; never good and bad")},
    {"liq", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Forced flow"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor",
                       "Liquidated longs and shorts, the sign of funding, what is modelled")},
    {"severity", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Warnings"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "The warning system only")},
    {"state", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "State of feeds"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Live, late, stale: what can be trusted")},
    {"ui", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Controls"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Selection, focus, links, and the mode")},
    {"venue", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Venues"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Key, line or area of one venue, always with its code")},
    {"ramps", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Ramps"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Heat, from nothing to most, in 17 steps")},
};

const GroupWord& groupOf(const QString& token)
{
    const QString key = token.section(u'.', 0, 0);
    for (const GroupWord& g : kGroups)
        if (key == QLatin1String(g.key)) return g;
    return kGroups[0];
}

QIcon swatch(const QColor& color, const QColor& edge)
{
    QPixmap pixmap(16, 16);
    pixmap.fill(Qt::transparent);
    QPainter p(&pixmap);
    p.setPen(edge);
    p.setBrush(color);
    p.drawRect(1, 1, 13, 13);
    return QIcon(pixmap);
}

QString ratioText(double ratio)
{
    return format::plain(ratio, 1) + QStringLiteral(":1");
}

void each(QTreeWidgetItem* item, const std::function<void(QTreeWidgetItem*)>& act)
{
    act(item);
    for (int i = 0; i < item->childCount(); ++i) each(item->child(i), act);
}

QPushButton* button(const QString& text, const QString& name, QWidget* parent)
{
    auto* b = new QPushButton(text, parent);
    b->setObjectName(name);
    b->setAutoDefault(false);
    return b;
}

}  // namespace

PaletteEditor::PaletteEditor(const Theme& theme, QWidget* parent)
    : SettingsPage(QStringLiteral("colours"), theme, parent)
{
    auto* head = new QHBoxLayout;
    m_themes = new QComboBox(this);
    m_themes->setObjectName(QStringLiteral("paletteTheme"));
    m_themes->setAccessibleName(tr("Theme that is edited"));
    m_themes->setMinimumWidth(120);
    auto* of = new QLabel(tr("Colours of"), this);
    of->setBuddy(m_themes);
    m_import = button(tr("Import\u2026"), QStringLiteral("paletteImport"), this);
    m_export = button(tr("Export\u2026"), QStringLiteral("paletteExport"), this);
    m_remove = button(tr("Delete"), QStringLiteral("paletteDelete"), this);
    head->addWidget(of);
    head->addWidget(m_themes);
    head->addStretch(1);
    for (QPushButton* b : {m_import, m_export, m_remove}) head->addWidget(b);
    column()->addLayout(head);

    auto* body = new QHBoxLayout;
    body->setSpacing(12);
    m_tree = new QTreeWidget(this);
    m_tree->setObjectName(QStringLiteral("paletteTokens"));
    m_tree->setAccessibleName(tr("Colours of the theme"));
    m_tree->setMinimumSize(220, 240);
    body->addWidget(m_tree, 1);
    auto* side = new QVBoxLayout;
    side->setSpacing(6);
    body->addLayout(side, 1);
    column()->addLayout(body, 1);
    buildTree();
    buildSide(side);

    connect(m_themes, &QComboBox::activated, this, [this](int at) { edit(themeNames(m_kept).value(at)); });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* now) {
        m_token = now ? now->data(Name, kTokenRole).toString() : QString();
        showToken();
    });
    connect(m_tree, &QTreeWidget::itemActivated, this, [this] {
        if (!m_token.isEmpty()) pick();
    });
    connect(m_import, &QPushButton::clicked, this, [this] { askFile(false); });
    connect(m_export, &QPushButton::clicked, this, [this] { askFile(true); });
    connect(m_remove, &QPushButton::clicked, this, &PaletteEditor::remove);
    addSetting(named("Colours of a theme"), m_tree);
    addSetting(named("Import a theme"), m_import);
    addSetting(named("Export a theme"), m_export);
}

// Names come first: a value stands in its field as well.
void PaletteEditor::resizeEvent(QResizeEvent* event)
{
    SettingsPage::resizeEvent(event);
    // Once everything has its place: the first sizes are not those that stay.
    QMetaObject::invokeMethod(
        this,
        [this] {
            const int names = m_tree->fontMetrics().horizontalAdvance(QStringLiteral("criticalWash")) + 64;
            m_tree->setColumnHidden(Value, m_tree->viewport()->width() < names + kValueWidth + kRatioWidth);
        },
        Qt::QueuedConnection);
}

void PaletteEditor::buildTree()
{
    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({tr("Colour"), tr("Value"), tr("Contrast")});
    m_tree->setUniformRowHeights(true);
    m_tree->headerItem()->setTextAlignment(Ratio, Qt::AlignRight | Qt::AlignVCenter);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_tree->setColumnWidth(Value, kValueWidth);
    m_tree->setColumnWidth(Ratio, kRatioWidth);
    QHash<QString, QTreeWidgetItem*> parents;
    for (const QString& token : themeTokenKeys()) {
        const QStringList parts = token.split(u'.');
        QTreeWidgetItem*& group = parents[parts[0]];
        if (!group) {
            group = new QTreeWidgetItem(m_tree, {tr(groupOf(token).title)});
            group->setToolTip(Name, tr(groupOf(token).means));
            group->setExpanded(parts[0] != QLatin1String("ramps"));
        }
        QTreeWidgetItem* parent = group;
        if (parts.size() == 3) {
            QTreeWidgetItem*& ramp = parents[parts[0] + u'.' + parts[1]];
            if (!ramp) ramp = new QTreeWidgetItem(group, {parts[1]});
            parent = ramp;
        }
        const QString name = parts.size() == 3 ? tr("step %1").arg(parts[2].toInt() + 1) : parts[1];
        auto* item = new QTreeWidgetItem(parent, {name});
        item->setData(Name, kTokenRole, token);
        item->setTextAlignment(Ratio, Qt::AlignRight | Qt::AlignVCenter);
    }
}

void PaletteEditor::buildSide(QVBoxLayout* side)
{
    m_what = new QLabel(this);
    m_what->setProperty("tone", "head");
    side->addWidget(m_what);
    auto* row = new QHBoxLayout;
    m_hex = new QLineEdit(this);
    m_hex->setObjectName(QStringLiteral("paletteHex"));
    m_hex->setAccessibleName(tr("Colour as #rrggbb"));
    m_hex->setMaxLength(7);
    m_hex->setFixedWidth(84);
    m_pick = button(tr("Choose\u2026"), QStringLiteral("palettePick"), this);
    m_resetToken = button(tr("Reset colour"), QStringLiteral("paletteResetToken"), this);
    for (QWidget* w : std::initializer_list<QWidget*>{m_hex, m_pick, m_resetToken}) row->addWidget(w);
    row->addStretch(1);
    side->addLayout(row);
    m_contrast = new QLabel(this);
    m_contrast->setObjectName(QStringLiteral("paletteContrast"));
    m_contrast->setAccessibleName(tr("Contrast of this colour"));
    m_contrast->setWordWrap(true);
    m_contrast->setTextFormat(Qt::PlainText);
    m_contrast->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_contrast->setMinimumHeight(48);
    side->addWidget(m_contrast);
    m_preview = new PalettePreview(theme(), this);
    side->addWidget(m_preview);
    m_try = new QCheckBox(tr("Try it in the whole window"), this);
    m_try->setObjectName(QStringLiteral("paletteTry"));
    side->addWidget(m_try);
    m_summary = new QLabel(this);
    m_summary->setProperty("tone", "muted");
    m_summary->setWordWrap(true);
    side->addWidget(m_summary);
    side->addStretch(1);
    auto* keep = new QHBoxLayout;
    m_newName = new QLineEdit(this);
    m_newName->setObjectName(QStringLiteral("paletteName"));
    m_newName->setAccessibleName(tr("Name of the own theme"));
    m_newName->setPlaceholderText(tr("name of your theme"));
    m_newName->setMinimumWidth(m_newName->fontMetrics().horizontalAdvance(m_newName->placeholderText()) + 24);
    m_newName->setMaxLength(preference_limits::kLongestName);
    m_save = button(tr("Save"), QStringLiteral("paletteSave"), this);
    m_resetAll = button(tr("Reset all"), QStringLiteral("paletteResetAll"), this);
    m_resetAll->setToolTip(tr("Every colour as in the theme that this one is made of"));
    keep->addWidget(m_newName, 1);
    keep->addWidget(m_save);
    keep->addWidget(m_resetAll);
    side->addLayout(keep);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("paletteNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    side->addWidget(m_note);

    connect(m_hex, &QLineEdit::editingFinished, this, [this] {
        if (m_token.isEmpty() || m_hex->text() == m_tokens.value(m_token).name()) return;
        if (!setColour(m_hex->text())) say(tr("This is no colour like #0f1317"), true);
    });
    connect(m_pick, &QPushButton::clicked, this, &PaletteEditor::pick);
    connect(m_resetToken, &QPushButton::clicked, this, &PaletteEditor::resetToken);
    connect(m_resetAll, &QPushButton::clicked, this, &PaletteEditor::resetAll);
    connect(m_save, &QPushButton::clicked, this, [this] {
        const QString name = m_newName->text().simplified();
        const QString problem = saveAs(name);
        say(problem.isEmpty() ? tr("Saved as %1, and chosen").arg(name) : problem, !problem.isEmpty());
    });
    m_trying.setObjectName(QStringLiteral("paletteTrial"));
    m_trying.setSingleShot(true);
    m_trying.setInterval(kTryMs);
    connect(&m_trying, &QTimer::timeout, this, &PaletteEditor::tryIt);
    connect(m_try, &QCheckBox::toggled, this, &PaletteEditor::tryIt);
}

ThemeTokens PaletteEditor::base() const
{
    const OwnTheme* own = ownTheme(m_kept, m_name);
    return builtinTokens(own ? own->base : m_name);
}

void PaletteEditor::setPreferences(const Preferences& p)
{
    const bool first = m_chosen.isEmpty();
    m_kept = p;
    m_own = p.ownThemes;
    fillThemes();
    // The chosen theme is what somebody comes here for, unless there is work in progress.
    if (m_tokens.isEmpty() || ((first || m_chosen != p.theme) && !isChanged())) edit(p.theme);
    m_chosen = p.theme;
    if (!themeNames(p).contains(m_name)) edit(p.theme);
    showState();
}

void PaletteEditor::fillThemes()
{
    m_themes->clear();
    for (const QString& name : themeNames(m_kept)) m_themes->addItem(themeTitle(name));
    m_themes->setCurrentIndex(static_cast<int>(themeNames(m_kept).indexOf(m_name)));
}

void PaletteEditor::take(Preferences& p) const
{
    p.ownThemes = m_own;
    p.theme = m_chosen.isEmpty() ? p.theme : m_chosen;
}

void PaletteEditor::left()
{
    if (m_try->isChecked()) m_try->setChecked(false);
}

void PaletteEditor::edit(const QString& name)
{
    m_name = themeNames(m_kept).contains(name) ? name : QStringLiteral("dark");
    m_tokens = m_saved = themeTokens(m_kept, m_name);
    m_newName->setText(ownTheme(m_kept, m_name) ? m_name : QString());
    const QSignalBlocker quiet(m_themes);
    m_themes->setCurrentIndex(static_cast<int>(themeNames(m_kept).indexOf(m_name)));
    if (m_token.isEmpty()) select(QStringLiteral("bg.panel"));
    say({});
    changed();
}

void PaletteEditor::select(const QString& token)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        each(m_tree->topLevelItem(i), [&](QTreeWidgetItem* item) {
            if (item->data(Name, kTokenRole).toString() == token) m_tree->setCurrentItem(item);
        });
}

bool PaletteEditor::setColour(const QString& hex)
{
    const QColor color = hex.size() == 7 && hex.startsWith(u'#') ? QColor(hex) : QColor();
    if (!color.isValid() || m_token.isEmpty()) return false;
    m_tokens.insert(m_token, color);
    say({});
    changed(m_token);
    return true;
}

void PaletteEditor::resetToken()
{
    if (!m_token.isEmpty()) setColour(base().value(m_token).name());
}

void PaletteEditor::resetAll()
{
    m_tokens = base();
    say({});
    changed();
}

QString PaletteEditor::saveAs(const QString& wanted)
{
    const QString name = wanted.simplified();
    if (const QString why = themeNameProblem(name); !why.isEmpty()) return why;
    const OwnTheme* from = ownTheme(m_kept, m_name);
    OwnTheme theme{name, from ? from->base : m_name, {}};
    const ThemeTokens under = builtinTokens(theme.base);
    for (auto it = m_tokens.begin(); it != m_tokens.end(); ++it)
        if (under.value(it.key()) != it.value()) theme.changed.insert(it.key(), it.value());
    const auto mine = [&name](const OwnTheme& t) { return t.name == name; };
    const auto at = std::find_if(m_own.begin(), m_own.end(), mine);
    if (at != m_own.end() && name != m_name)
        return tr("There is one called %1; edit that, or delete it").arg(name);
    if (at == m_own.end() && m_own.size() >= preference_limits::kMostThemes)
        return tr("These are too many themes");
    if (at != m_own.end())
        *at = theme;
    else
        m_own.push_back(theme);
    m_kept.ownThemes = m_own;
    m_chosen = m_kept.theme = name;
    fillThemes();
    edit(name);
    Q_EMIT edited();
    return {};
}

void PaletteEditor::remove()
{
    const OwnTheme* own = ownTheme(m_kept, m_name);
    if (!own) return;
    const QString name = own->name, under = own->base;
    std::erase_if(m_own, [&name](const OwnTheme& t) { return t.name == name; });
    m_kept.ownThemes = m_own;
    if (m_chosen == name) m_chosen = m_kept.theme = under;
    m_tokens = m_saved;
    edit(under);
    fillThemes();
    say(tr("%1 is deleted").arg(name));
    Q_EMIT edited();
}

void PaletteEditor::exportTo(const QString& path)
{
    const OwnTheme* own = ownTheme(m_kept, m_name);
    OwnTheme theme{own ? own->name : tr("My %1").arg(m_name), own ? own->base : m_name, {}};
    const ThemeTokens under = base();
    for (auto it = m_tokens.begin(); it != m_tokens.end(); ++it)
        if (under.value(it.key()) != it.value()) theme.changed.insert(it.key(), it.value());
    const auto said = [path](const QString& why) {
        return why.isEmpty() ? tr("Written to %1").arg(path) : tr("Cannot write %1: %2").arg(path, why);
    };
    writeNamedFile(
        *this, path, [file = themeFile(theme)] { return file; }, said,
        [this, said](const QString& why) { say(said(why), !why.isEmpty()); });
}

void PaletteEditor::importFrom(const QString& path)
{
    readNamedFile(*this, path, 256 << 10,
                  [this, path, before = m_tokens, name = m_name](const Expected<QByteArray, FileRefusal>& bytes) {
                      if (!bytes) return say(tr("Cannot read %1: %2").arg(path, wordsOf(bytes.error())), true);
                      auto read = readThemeFile(*bytes);
                      if (!read) return say(read.error(), true);
                      // Whoever went on meanwhile keeps what he is at.
                      takeIn(std::move(*read), m_tokens == before && m_name == name);
                  });
}

void PaletteEditor::takeIn(OwnTheme theme, bool choose)
{
    // One of the same name stays: the new one gets a number.
    const QString wanted = theme.name;
    for (int n = 2; ownTheme(m_kept, theme.name); ++n)
        theme.name = QStringLiteral("%1 %2").arg(wanted.left(preference_limits::kLongestName - 4)).arg(n);
    if (m_own.size() >= preference_limits::kMostThemes) return say(tr("These are too many themes"), true);
    m_own.push_back(theme);
    m_kept.ownThemes = m_own;
    if (choose) m_chosen = m_kept.theme = theme.name;
    fillThemes();
    if (choose) edit(theme.name);
    Q_EMIT edited();
    say(choose ? tr("Imported, and chosen") : tr("%1 is imported; choose it in the list").arg(theme.name));
}

void PaletteEditor::tryIt()
{
    m_trying.stop();
    Q_EMIT tried(m_try->isChecked() && isChanged() ? m_tokens : ThemeTokens());
    // What is hard to read is said in the window's own colours, which are others now.
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        each(m_tree->topLevelItem(i), [this](QTreeWidgetItem* item) { paintItem(item); });
    showContrast();
}

void PaletteEditor::changed(const QString& token)
{
    // Its own row, and those whose contrast is measured against it; the frame of a swatch is a colour too.
    QSet<QString> rows;
    if (token != QLatin1String("line.strong") && !token.isEmpty()) {
        rows << token;
        for (const ContrastFinding& f : contrastFindings(m_tokens, token)) rows << f.rule.front << f.rule.back;
    }
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        each(m_tree->topLevelItem(i), [this, &rows](QTreeWidgetItem* item) {
            if (rows.isEmpty() || rows.contains(item->data(Name, kTokenRole).toString())) paintItem(item);
        });
    if (auto made = themeFromTokens(m_name, m_tokens)) {
        made->fontStep = theme().fontStep;
        made->uiFonts = theme().uiFonts;
        m_preview->setTheme(*made);
    }
    if (m_try->isChecked() && !m_trying.isActive()) m_trying.start();
    showToken();
    showState();
}

void PaletteEditor::paintItem(QTreeWidgetItem* item) const
{
    const QString token = item->data(Name, kTokenRole).toString();
    if (token.isEmpty()) return;
    const QColor color = m_tokens.value(token);
    item->setIcon(Name, swatch(color, m_tokens.value(QStringLiteral("line.strong"))));
    item->setText(Value, color.name());
    double worst = 100;
    bool good = true;
    for (const ContrastFinding& f : contrastFindings(m_tokens, token)) {
        worst = std::min(worst, f.ratio);
        good = good && f.good();
    }
    item->setText(Ratio, worst == 100 ? QString() : good ? ratioText(worst) : ratioText(worst) + tr(" low"));
    item->setForeground(Ratio, good ? theme().text.muted : theme().severity.warn);
    QFont font = item->font(Value);
    font.setBold(color != base().value(token));
    item->setFont(Value, font);
    item->setToolTip(Name, tr(groupOf(token).means));
}

void PaletteEditor::showToken()
{
    const bool any = !m_token.isEmpty();
    m_what->setText(any ? QStringLiteral("%1 \u00b7 %2").arg(tr(groupOf(m_token).title), m_token)
                        : tr("Choose a colour on the left"));
    for (QWidget* w : std::initializer_list<QWidget*>{m_hex, m_pick}) w->setEnabled(any);
    m_hex->setText(any ? m_tokens.value(m_token).name() : QString());
    m_resetToken->setEnabled(any && m_tokens.value(m_token) != base().value(m_token));
    showContrast();
}

void PaletteEditor::showContrast()
{
    const bool any = !m_token.isEmpty();
    QStringList good, low;
    for (const ContrastFinding& f : contrastFindings(m_tokens, m_token)) {
        if (!any) break;
        const QString other =
            f.rule.front == m_token ? tr("on %1").arg(f.rule.back) : tr("under %1").arg(f.rule.front);
        if (f.good())
            good << QStringLiteral("%1 %2").arg(other, ratioText(f.ratio));
        else
            low << tr("%1 %2, less than %3").arg(other, ratioText(f.ratio), ratioText(f.rule.least));
    }
    QString said;
    if (!low.isEmpty()) said = tr("Hard to read: %1").arg(low.join(QStringLiteral("; ")));
    if (low.isEmpty() && !good.isEmpty()) said = tr("Enough: %1").arg(good.mid(0, 6).join(QStringLiteral("; ")));
    if (low.isEmpty() && good.size() > 6) said += tr("; and %1 more").arg(good.size() - 6);
    if (any && low.isEmpty() && good.isEmpty()) said = tr("No text and no mark depends on this colour alone");
    m_contrast->setText(said);
    QPalette colours = m_contrast->palette();
    colours.setColor(QPalette::WindowText, low.isEmpty() ? theme().text.muted : theme().severity.warn);
    m_contrast->setPalette(colours);
}

void PaletteEditor::showState()
{
    const bool own = ownTheme(m_kept, m_name) != nullptr;
    m_remove->setEnabled(own);
    m_save->setEnabled(isChanged() || (own && m_newName->text() != m_name));
    m_resetAll->setEnabled(m_tokens != base());
    int low = 0, changedCount = 0;
    for (const ContrastFinding& f : contrastFindings(m_tokens)) low += !f.good();
    const ThemeTokens under = base();
    for (auto it = m_tokens.begin(); it != m_tokens.end(); ++it)
        changedCount += under.value(it.key()) != it.value();
    QStringList said;
    said << (changedCount == 0 ? tr("As it came") : tr("%n colour(s) changed", nullptr, changedCount));
    said << (low == 0 ? tr("everything is told apart well enough")
                      : tr("%n pair(s) hard to tell apart", nullptr, low));
    if (isChanged()) said << (own ? tr("not saved") : tr("give it a name to keep it"));
    m_summary->setText(said.join(QStringLiteral(" \u00b7 ")));
}

void PaletteEditor::say(const QString& text, bool bad)
{
    m_note->setText(text);
    QPalette colours = m_note->palette();
    colours.setColor(QPalette::WindowText, bad ? theme().severity.warn : theme().text.muted);
    m_note->setPalette(colours);
}

void PaletteEditor::pick()
{
    auto* dialog = new QColorDialog(m_tokens.value(m_token), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QColorDialog::DontUseNativeDialog);
    dialog->setWindowTitle(m_token);
    const QColor before = m_tokens.value(m_token);
    connect(dialog, &QColorDialog::currentColorChanged, this, [this](const QColor& c) { setColour(c.name()); });
    connect(dialog, &QColorDialog::rejected, this, [this, before] { setColour(before.name()); });
    dialog->open();
}

void PaletteEditor::askFile(bool toSave)
{
    auto* dialog = new QFileDialog(this, toSave ? tr("Export the theme") : tr("Import a theme"), {},
                                   tr("Themes of Plimsoll (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(toSave ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setAcceptMode(toSave ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    if (toSave) {
        dialog->setDefaultSuffix(QStringLiteral("json"));
        dialog->selectFile(
            QStringLiteral("plimsoll-%1.json").arg(QString(m_name).replace(u' ', u'-').replace(u'/', u'-')));
    }
    connect(dialog, &QFileDialog::fileSelected, this, [this, toSave](const QString& file) {
        if (toSave)
            exportTo(file);
        else
            importFrom(file);
    });
    dialog->open();
}

QString PaletteEditor::contrastText() const
{
    return m_contrast->text();
}

QString PaletteEditor::notice() const
{
    return m_note->text();
}

}  // namespace plimsoll
