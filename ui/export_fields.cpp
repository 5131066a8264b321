#include "ui/export_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

template <typename W>
W* named(W* widget, const char* name, const QString& accessible)
{
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessible);
    return widget;
}

}  // namespace

ExportFields::ExportFields(std::vector<ExportPanelName> panels, QString folder, bool cells, QWidget* parent)
    : QWidget(parent), m_panels(std::move(panels)), m_defaultFolder(std::move(folder))
{
    m_what = named(new QComboBox(this), "exportWhat", tr("What is exported"));
    for (const ExportWhat w : {ExportWhat::Window, ExportWhat::Panel, ExportWhat::Panels, ExportWhat::Selection})
        if (w != ExportWhat::Selection || cells) m_what->addItem(exportWhatName(w), static_cast<int>(w));
    m_list = named(new QListWidget(this), "exportPanels", tr("Panels"));
    m_list->setFixedHeight(132);
    for (const ExportPanelName& p : m_panels) {
        auto* item = new QListWidgetItem(p.title, m_list);
        item->setData(Qt::UserRole, p.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    m_form = named(new QComboBox(this), "exportForm", tr("Form"));
    m_size = named(new QComboBox(this), "exportSize", tr("Size of pictures"));
    for (const PictureSize& s : pictureSizes())
        m_size->addItem(
            s.width == 0 ? QCoreApplication::translate("ExportChoice", s.name) : QString::fromUtf8(s.name),
            QSize(s.width, s.height));
    m_size->addItem(tr("Own size"), QSize(-1, -1));
    m_scale = named(new QComboBox(this), "exportScale", tr("Scale of pictures"));
    m_scale->addItem(QStringLiteral("1\u00d7"), 1);
    m_scale->addItem(QStringLiteral("2\u00d7"), 2);
    m_ownSize = new QWidget(this);
    const auto side = [&](const char* name, const QString& accessible, int value) {
        auto* box = named(new QSpinBox(m_ownSize), name, accessible);
        box->setRange(kLeastPicture, kLargestPicture);
        box->setValue(value);
        return box;
    };
    m_width = side("exportWidth", tr("Width in pixels"), 1'600);
    m_height = side("exportHeight", tr("Height in pixels"), 900);
    auto* sides = new QHBoxLayout(m_ownSize);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->addWidget(m_width);
    sides->addWidget(new QLabel(QStringLiteral("\u00d7"), m_ownSize));
    sides->addWidget(m_height);
    sides->addStretch();
    m_theme = named(new QComboBox(this), "exportTheme", tr("Theme of pictures"));
    m_theme->addItem(tr("As on screen"), false);
    m_theme->addItem(tr("Light, for print"), true);
    m_own = named(new QCheckBox(tr("With own positions and planned trades"), this), "exportOwn",
                  tr("With own positions and planned trades"));
    m_folder = named(new QLineEdit(this), "exportFolder", tr("Folder"));
    m_folder->setPlaceholderText(QDir::toNativeSeparators(m_defaultFolder));
    auto* browse = named(new QPushButton(tr("Choose\u2026"), this), "exportBrowse", tr("Choose the folder"));
    browse->setAutoDefault(false);
    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("exportHint"));
    m_hint->setProperty("tone", "muted");
    m_hint->setWordWrap(true);
    m_hint->setMinimumHeight(2 * m_hint->fontMetrics().lineSpacing());

    auto* sizes = new QHBoxLayout;
    sizes->addWidget(m_size, 1);
    sizes->addWidget(m_scale);
    auto* place = new QHBoxLayout;
    place->addWidget(m_folder, 1);
    place->addWidget(browse);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(8);
    form->addRow(tr("What"), m_what);
    form->addRow(QString(), m_list);
    form->addRow(tr("Form"), m_form);
    form->addRow(tr("Pictures"), sizes);
    form->addRow(QString(), m_ownSize);
    form->addRow(tr("Theme"), m_theme);
    form->addRow(tr("Private"), m_own);
    form->addRow(tr("Folder"), place);
    form->addRow(QString(), m_hint);

    const auto told = [this] {
        show();
        Q_EMIT changed();
    };
    for (QComboBox* box : {m_what, m_form, m_size, m_scale, m_theme})
        connect(box, &QComboBox::currentIndexChanged, this, told);
    for (QSpinBox* box : {m_width, m_height}) connect(box, &QSpinBox::valueChanged, this, told);
    connect(m_list, &QListWidget::itemChanged, this, [this, told](QListWidgetItem* item) {
        // Of "this panel" there is one.
        if (m_what->currentData().toInt() == static_cast<int>(ExportWhat::Panel) &&
            item->checkState() == Qt::Checked) {
            const QSignalBlocker quiet(m_list);
            for (int i = 0; i < m_list->count(); ++i)
                if (m_list->item(i) != item) m_list->item(i)->setCheckState(Qt::Unchecked);
        }
        told();
    });
    connect(m_own, &QCheckBox::toggled, this, told);
    connect(m_folder, &QLineEdit::textChanged, this, told);
    connect(browse, &QPushButton::clicked, this, &ExportFields::folderWanted);
    show();
}

QSize ExportFields::size() const
{
    const QSize chosen = m_size->currentData().toSize();
    return chosen.width() < 0 ? QSize(m_width->value(), m_height->value()) : chosen;
}

void ExportFields::setFolder(const QString& folder)
{
    m_folder->setText(QDir::toNativeSeparators(folder));
}

void ExportFields::setChoice(const ExportChoice& choice)
{
    {
        const QSignalBlocker quiet(this);
        const int what = m_what->findData(static_cast<int>(choice.what));
        m_what->setCurrentIndex(std::max(0, what));
        for (int i = 0; i < m_list->count(); ++i) {
            QListWidgetItem* item = m_list->item(i);
            item->setCheckState(choice.panels.contains(item->data(Qt::UserRole).toString()) ? Qt::Checked
                                                                                            : Qt::Unchecked);
        }
        show();
        m_form->setCurrentIndex(std::max(0, m_form->findData(static_cast<int>(choice.form))));
        int size = m_size->count() - 1;
        for (int i = 0; i < m_size->count(); ++i)
            if (m_size->itemData(i).toSize() == choice.size || (i == 0 && choice.size.isEmpty())) {
                size = i;
                break;
            }
        m_size->setCurrentIndex(size);
        if (size == m_size->count() - 1) {
            m_width->setValue(choice.size.width());
            m_height->setValue(choice.size.height());
        }
        m_scale->setCurrentIndex(choice.scale == 2 ? 1 : 0);
        m_theme->setCurrentIndex(choice.print ? 1 : 0);
        m_own->setChecked(choice.own);
        setFolder(choice.folder);
    }
    show();
    Q_EMIT changed();
}

ExportChoice ExportFields::choice() const
{
    ExportChoice c;
    c.what = static_cast<ExportWhat>(m_what->currentData().toInt());
    if (c.what == ExportWhat::Panel || c.what == ExportWhat::Panels)
        for (int i = 0; i < m_list->count(); ++i)
            if (m_list->item(i)->checkState() == Qt::Checked)
                c.panels << m_list->item(i)->data(Qt::UserRole).toString();
    c.form = static_cast<ExportForm>(m_form->currentData().toInt());
    c.size = size();
    if (c.size.isEmpty()) c.size = {};
    c.scale = m_scale->currentData().toInt();
    c.print = m_theme->currentData().toBool();
    c.own = m_own->isChecked();
    c.folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    return c;
}

QString ExportFields::problem() const
{
    const ExportChoice c = choice();
    if ((c.what == ExportWhat::Panel || c.what == ExportWhat::Panels) && c.panels.isEmpty())
        return tr("Choose a panel.");
    if (pictureTooLarge(c.size, c.scale)) return tr("The picture is too large: choose 1\u00d7 or a smaller size.");
    if (!c.folder.isEmpty() && QDir::isRelativePath(c.folder))
        return tr("Name the whole path of the folder, or leave it empty for the usual one.");
    return {};
}

void ExportFields::show()
{
    const auto what = static_cast<ExportWhat>(m_what->currentData().toInt());
    m_list->setVisible(what == ExportWhat::Panel || what == ExportWhat::Panels);
    // Only forms that there are of this.
    const auto form = static_cast<ExportForm>(m_form->currentData().toInt());
    {
        const QSignalBlocker quiet(m_form);
        m_form->clear();
        for (int f = 0; f < kExportForms; ++f)
            if (exportPossible(what, static_cast<ExportForm>(f)))
                m_form->addItem(exportFormName(static_cast<ExportForm>(f)), f);
        m_form->setCurrentIndex(std::max(0, m_form->findData(static_cast<int>(form))));
    }
    const auto now = static_cast<ExportForm>(m_form->currentData().toInt());
    const bool pictures = what != ExportWhat::Selection && now != ExportForm::Csv;
    for (QWidget* w : std::initializer_list<QWidget*>{m_size, m_scale, m_theme}) w->setEnabled(pictures);
    m_ownSize->setVisible(pictures && m_size->currentData().toSize().width() < 0);
    m_own->setEnabled(what != ExportWhat::Selection);
    QString hint = problem();
    if (hint.isEmpty()) switch (now) {
            case ExportForm::Folder:
            case ExportForm::Zip:
                hint = tr("Pictures, drawings, tables and series, snapshot.json, and a report as HTML and PDF.");
                break;
            case ExportForm::Png:
            case ExportForm::Svg: hint = tr("With a foot: source, time, venues and version."); break;
            case ExportForm::Csv:
                hint = tr("For spreadsheets and programs; cells that would run as a formula are made safe.");
                break;
            case ExportForm::Html: hint = tr("One page that needs no network."); break;
            case ExportForm::Pdf: hint = tr("With text that can be selected."); break;
        }
    if (problem().isEmpty() && m_own->isChecked() && m_own->isEnabled())
        hint += QLatin1Char(' ') + tr("What you hold and plan is in it: think of who will read it.");
    m_hint->setText(hint);
}

}  // namespace plimsoll
