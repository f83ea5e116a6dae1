// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "misskeyfixture.h"
#include "misskeytold.h"

#include <QFile>

namespace asterism::told {

using namespace Qt::Literals::StringLiterals;

/// One recorded file, and what the table says of it.
struct Recording {
    QString name;
    QJsonObject expected;

    bool asGuest() const { return expected[u"as"_s].toString() == u"guest"; }
    QByteArray bytes() const { return fixtureBytes("misskey/" + name.toUtf8()); }
    QJsonDocument json() const { return fixtureDocument("misskey/" + name.toUtf8()); }
    Response response() const
    {
        return answerOf(bytes(), u"https://misskey.test/api"_s, "application/json; charset=utf-8",
            expected[u"status"_s].toInt(200));
    }
};

inline QJsonObject tableNamed(const QString &name)
{
    QFile file(QStringLiteral(ASTERISM_SOURCE_DIR "/tests/unit/protocol/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    }
    QJsonParseError problem;
    const QJsonObject table = QJsonDocument::fromJson(file.readAll(), &problem).object();
    if (table.isEmpty()) {
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(problem.errorString()));
    }
    return table;
}

inline QJsonObject failure(const Error &error)
{
    return {{u"error"_s, word(error.kind)}};
}

template <typename List, typename Tell> QJsonArray arrayOf(const List &list, const Tell &tell)
{
    QJsonArray told;
    for (const auto &one : list) {
        told.append(tell(one));
    }
    return told;
}

inline QJsonObject values(const QStringList &list)
{
    return {{u"values"_s, QJsonArray::fromStringList(list)}};
}

inline QJsonObject onePost(const Result<TimelineItem> &item)
{
    return item ? QJsonObject{{u"posts"_s, QJsonArray{tellItem(*item)}}} : failure(item.error());
}

inline QJsonObject peopleIn(const std::vector<Actor> &people)
{
    return {{u"people"_s, arrayOf(people, tellPerson)}};
}

inline QJsonObject documentsIn(const std::vector<Post> &posts, const QStringList &beside = {})
{
    return {{u"documents"_s, arrayOf(posts, tellDocument)},
        {u"values"_s, QJsonArray::fromStringList(beside)}};
}

} // namespace asterism::told
