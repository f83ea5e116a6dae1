// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"
#include "sync/outboxtools.h"

#include <QFuture>

namespace asterism {

/// Whether the account's server has what a post is to have.
struct MediaEnd {
    enum class Kind {
        Ready, ///< all of it
        Reading, ///< it has not read one of them yet: worth asking again at `until`
        Refused, ///< for good; `why`
        Trouble, ///< `error`: the network's, a limit, a token
        Gone, ///< the row was taken back meanwhile
        Disk, ///< it could not be written down
    };

    Kind kind = Kind::Ready;
    QList<Attachment> media; ///< as the row has them now
    qint64 until = 0;
    QString why; ///< a sentence, with the server's own words
    Error error;
    int status = 0; ///< of the answer that is the trouble; 0: there was none
};

/// Makes the account's server have all attachments of a Publish or Edit: each that it has not yet
/// is made to fit, sent and waited for, and described where its description was changed and the
/// edit does not do that itself. The row learns the id of each before the next is begun, so that
/// nothing is sent a second time after a crash but the one whose answer was lost, which no post
/// ever has. Ids of long ago are sent anew: servers throw away what no post has (Mastodon: after a
/// day, app/workers/scheduler/vacuum_scheduler.rb). Of what there is no file here the server is
/// asked whether it has it still: without that the post does not go out.
QFuture<Result<MediaEnd>> sendAttachments(
    OutboxTools &tools, const Session &session, const store::OutboxRow &row);

} // namespace asterism
