// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace asterism::live {

using namespace Qt::Literals::StringLiterals;

/// An account at a real server.
struct LiveSeat {
    QString url; ///< the server's
    QString token;

    bool isWhole() const { return !url.isEmpty() && !token.isEmpty(); }
};

/// Who acts, and at whom: accounts that nobody else uses. Those of the environment
/// (ASTERISM_LIVE_ACTOR_URL and ASTERISM_LIVE_ACTOR_TOKEN_FILE, the same with OTHER, and perhaps
/// with THIRD and KEEPER, and ASTERISM_LIVE_LOCKED), else those of snac2.sh. Names of their own,
/// for what only reads takes ASTERISM_LIVE_URL: nobody finds posts at an account that was named
/// for that.
struct LiveWorld {
    LiveSeat actor;
    LiveSeat other;
    LiveSeat third; ///< perhaps not whole
    LiveSeat keeper; ///< who must agree before they are followed; perhaps not whole
    QString poll; ///< uri of a poll of the other's; empty: the test makes one
    QString locked; ///< handle of somebody who must agree before they are followed; or empty

    /// Nothing where there is no server. Where one is named by half, the seats are not whole.
    static std::optional<LiveWorld> read()
    {
        if (qEnvironmentVariableIsSet("ASTERISM_LIVE_ACTOR_URL")) {
            return LiveWorld{.actor = seatNamed("ACTOR"),
                .other = seatNamed("OTHER"),
                .third = seatNamed("THIRD"),
                .keeper = seatNamed("KEEPER"),
                .locked = qEnvironmentVariable("ASTERISM_LIVE_LOCKED")};
        }
        QFile file(qEnvironmentVariable("ASTERISM_LIVE_FOLDER") + u"/live.json"_s);
        if (!file.open(QIODevice::ReadOnly)) {
            return {};
        }
        const QJsonObject acting =
            QJsonDocument::fromJson(file.readAll()).object()[u"acting"].toObject();
        return LiveWorld{.actor = seatIn(acting[u"actor"].toObject()),
            .other = seatIn(acting[u"other"].toObject()),
            .third = seatIn(acting[u"third"].toObject()),
            .keeper = seatIn(acting[u"keeper"].toObject()),
            .poll = acting[u"poll"].toString()};
    }

private:
    static LiveSeat seatOf(const QString &url, const QString &tokenFile)
    {
        QFile file(tokenFile);
        const bool readable = file.open(QIODevice::ReadOnly);
        return {
            .url = url, .token = readable ? QString::fromUtf8(file.readAll()).trimmed() : u""_s};
    }
    static LiveSeat seatNamed(const QByteArray &name)
    {
        const QByteArray start = "ASTERISM_LIVE_" + name;
        return seatOf(
            qEnvironmentVariable(start + "_URL"), qEnvironmentVariable(start + "_TOKEN_FILE"));
    }
    static LiveSeat seatIn(const QJsonObject &seat)
    {
        return seatOf(seat[u"base"].toString(), seat[u"token_file"].toString());
    }
};

} // namespace asterism::live
