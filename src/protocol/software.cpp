// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/software.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

Software softwareFromVersion(const QString &version)
{
    static const QRegularExpression posing(
        u"\\((?:compatible;|not true; really)\\s*([A-Za-z][\\w.-]*?)[ /]v?([^;)\\s]+)"_s);
    static const QRegularExpression plain(u"^([A-Za-z][\\w.-]*)/v?(\\d\\S*)$"_s);
    static const QRegularExpression number(u"^\\d+(\\.\\d+)+"_s);
    const QString bounded = version.left(200);
    for (const QRegularExpression &form : {posing, plain}) {
        if (const auto match = form.match(bounded); match.hasMatch()) {
            return {match.captured(1).toLower(), match.captured(2)};
        }
    }
    return {{}, number.match(bounded).hasMatch() ? bounded : QString()};
}

int versionNumber(const QString &version)
{
    static const QRegularExpression form(u"^(\\d{1,4})\\.(\\d{1,2})(?:\\.(\\d{1,2}))?"_s);
    const auto match = form.match(version.trimmed());
    return match.captured(1).toInt() * 10'000 + match.captured(2).toInt() * 100
        + match.captured(3).toInt();
}

bool isSince(const Instance &instance, int number)
{
    const int told = versionNumber(instance.version);
    return told == 0 || told >= number;
}

bool isGlitch(const Instance &instance)
{
    return instance.software.startsWith("glitch"_L1) || instance.version.contains("+glitch"_L1);
}

bool hasMastodonsCode(const Instance &instance)
{
    static const QSet<QString> names{u"mastodon"_s, u"glitch"_s, u"glitch-soc"_s, u"hometown"_s,
        u"ecko"_s, u"fedibird"_s, u"kmyblue"_s};
    return names.contains(instance.software) || instance.features.contains(u"upstream:mastodon"_s);
}

bool isMastodon(const Instance &instance)
{
    return hasMastodonsCode(instance) || instance.mastodonApi > 0;
}

Instance::Family familyOfSoftware(const QString &name)
{
    // The last group answers no client API that we speak (BookWyrm pretends).
    static const QSet<QString> mastodon{u"mastodon"_s, u"glitch"_s, u"glitch-soc"_s, u"hometown"_s,
        u"ecko"_s, u"fedibird"_s, u"kmyblue"_s, u"pleroma"_s, u"akkoma"_s, u"gotosocial"_s,
        u"pixelfed"_s, u"friendica"_s, u"snac"_s, u"snac2"_s, u"mitra"_s, u"hollo"_s,
        u"iceshrimp.net"_s, u"kibou"_s, u"takahe"_s};
    // "iceshrimp" is the one in JavaScript; the other is a server of its own.
    static const QSet<QString> misskey{u"misskey"_s, u"sharkey"_s, u"cherrypick"_s, u"firefish"_s,
        u"calckey"_s, u"foundkey"_s, u"catodon"_s, u"meisskey"_s, u"iceshrimp"_s, u"magnetar"_s,
        u"tanukey"_s, u"nexkey"_s, u"rosekey"_s, u"hajkey"_s, u"cutiekey"_s, u"dolphin"_s,
        u"groundpolis"_s, u"groundpolis-milkey"_s, u"areionskey"_s, u"missingkey"_s, u"mkkey"_s,
        u"metaskey"_s, u"nyankey"_s, u"type4ny"_s, u"yoiyami"_s, u"fedired"_s, u"toonkey"_s,
        u"transfish"_s, u"pulsar"_s};
    static const QSet<QString> documents{u"bookwyrm"_s, u"writefreely"_s, u"peertube"_s,
        u"wordpress"_s, u"lemmy"_s, u"mbin"_s, u"kbin"_s, u"piefed"_s, u"plume"_s, u"mobilizon"_s,
        u"funkwhale"_s, u"owncast"_s, u"ghost"_s, u"hubzilla"_s};
    if (mastodon.contains(name)) {
        return Instance::Family::Mastodon;
    }
    if (misskey.contains(name)) {
        return Instance::Family::Misskey;
    }
    return documents.contains(name) ? Instance::Family::ActivityPub : Instance::Family::Unknown;
}

} // namespace asterism
