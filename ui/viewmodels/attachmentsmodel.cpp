// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/attachmentsmodel.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Attachments)
};

constexpr int usualDescription = 1500; // Mastodon: app/models/media_attachment.rb

} // namespace

AttachmentsModel::AttachmentsModel(QString dataFolder, QObject *parent)
    : RowsModel({"name", "type", "preview", "description", "descriptionLimit", "focusX", "focusY",
                    "trouble", "busy"},
        parent)
    , m_dataFolder(std::move(dataFolder))
{
}

void AttachmentsModel::take(int place)
{
    if (has(place)) {
        m_media.removeAt(place);
        m_keys.removeAt(place);
        edited();
    }
}

void AttachmentsModel::move(int from, int to)
{
    if (has(from) && has(to) && from != to) {
        m_media.move(from, to);
        m_keys.move(from, to);
        edited();
    }
}

void AttachmentsModel::setDescription(int place, const QString &text)
{
    if (has(place) && m_media.at(place).description != text) {
        m_media[place].description = text;
        m_media[place].changed = !m_media.at(place).id.isEmpty();
        edited();
    }
}

void AttachmentsModel::setFocus(int place, double x, double y)
{
    const QPointF focus(std::clamp(x, -1.0, 1.0), std::clamp(y, -1.0, 1.0));
    if (has(place) && m_media.at(place).focus != focus) {
        m_media[place].focus = focus;
        m_media[place].changed = !m_media.at(place).id.isEmpty();
        edited();
    }
}

void AttachmentsModel::show(const QList<Attachment> &media)
{
    if (media != m_media) {
        m_media = media;
        m_keys.clear();
        showAll();
    }
}

void AttachmentsModel::setLimits(const PostingLimits &limits, int most)
{
    if (limits != m_limits || most != m_most) {
        m_limits = limits;
        m_most = most;
        showAll();
    }
}

void AttachmentsModel::showAll()
{
    while (m_keys.size() < m_media.size()) {
        m_keys << QString::number(++m_made);
    }
    const int limit = m_limits.description > 0 ? m_limits.description : usualDescription;
    std::vector<Row> rows;
    for (int i = 0; i < m_media.size(); ++i) {
        const Attachment &one = m_media.at(i);
        const QString trouble =
            i < m_most ? QString() : Words::tr("There are more files than can go with it.");
        rows.push_back({m_keys.at(i),
            {one.name, one.type.section(u'/', 0, 0), QString(), one.description, limit,
                one.focus.x(), one.focus.y(), trouble, false}});
    }
    showRows(std::move(rows));
}

void AttachmentsModel::edited()
{
    showAll();
    Q_EMIT changed();
}

} // namespace asterism::ui
