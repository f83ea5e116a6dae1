// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recorded.h"
#include "told.h"

#include "protocol/mastodon/mastodonfamily.h"

// Recorded answers of servers of the Mastodon family.
namespace asterism::mastodontold {

using namespace Qt::Literals::StringLiterals;

inline const mastodon::MastodonFamily family;

/// One recorded file, and what the table says of it.
struct Recording {
    QString software; ///< as NodeInfo names it
    QString folder; ///< in tests/fixtures
    QString name;
    QJsonObject expected;

    QString path() const { return folder + u'/' + name; }
    QByteArray bytes() const { return fixtureBytes(path().toUtf8()); }
    bool asGuest() const { return told(u"as"_s) == u"guest"; }
    /// What the row says of how it is to be read.
    QString told(const QString &way) const { return expected[way].toString(); }
    /// Of a bare body the row says where it came from ("url") and what it was said to be ("type").
    Response response() const
    {
        return expected.contains(u"url"_s)
            ? answerOf(bytes(), told(u"url"_s), told(u"type"_s).toUtf8())
            : recorded(path());
    }
    QJsonDocument json() const { return QJsonDocument::fromJson(response().body); }
    /// Who answered.
    Instance instance() const { return server(software, response().finalUrl.host()); }
};

/// Which keys of a row say how it is to be read.
inline QStringList waysOfReading()
{
    return {u"read"_s, u"as"_s, u"url"_s, u"type"_s, u"of"_s};
}

} // namespace asterism::mastodontold
