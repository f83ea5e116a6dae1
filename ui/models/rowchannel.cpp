// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowchannel.h"

#include "base/host.h"
#include "model/source.h"

#include <QUrl>

namespace asterism::ui {

namespace {

int likingOf(const Account &account, const ActingNames &acting)
{
    return account.id == acting.wished ? 2 : account.id == acting.standard ? 1 : 0;
}

const Account *channelReader(const QString &host, const ActingNames &acting)
{
    const Account *best = nullptr;
    for (const Account &account : *acting.accounts) {
        const bool reads = account.host == host && !account.needsSignIn;
        if (reads && (!best || likingOf(account, acting) > likingOf(*best, acting))) {
            best = &account;
        }
    }
    return best;
}

} // namespace

QString channelSource(const Post &post, const ActingNames &acting)
{
    if (post.channel.isEmpty() || post.channelId.isEmpty() || !acting.accounts) {
        return {};
    }
    const Account *reader = channelReader(hostOf(QUrl(post.uri)), acting);
    return reader
        ? accountSource(Source::Kind::Channel, reader->id, reader->host, post.channelId).key()
        : QString();
}

} // namespace asterism::ui
