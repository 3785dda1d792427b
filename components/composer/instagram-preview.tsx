"use client";

import { Bookmark, ChevronDown, Heart, MessageCircle, Send } from "lucide-react";
import { useState } from "react";
import { CroppedPhoto } from "@/components/crop/cropped-photo";
import { Avatar } from "@/components/ui/avatar";
import { splitCaption } from "@/lib/posts/caption-preview";
import type { PostDetail } from "@/lib/posts/view";
import type { Photo } from "./photo";

type Props = { username: string; caption: string; photo: Photo | null; image: PostDetail["image"] };

/** The post as it will stand in somebody's feed, its caption cut where Instagram cuts it. */
export function InstagramPreview({ username, caption, photo, image }: Props) {
  return (
    <details className="group mx-4 mt-2 border-line border-t md:mx-0">
      <summary className="flex min-h-11 items-center justify-between font-medium">
        How it will look
        <ChevronDown size={20} className="text-soft transition-transform group-open:rotate-180" aria-hidden />
      </summary>
      <div className="mb-4 max-w-96 overflow-hidden rounded-sheet border border-line bg-surface pb-3">
        <p className="flex items-center gap-2.5 p-3 font-semibold">
          <Avatar url={null} name={username} size={32} />
          {username}
        </p>
        <Picture photo={photo} image={image} />
        <div aria-hidden className="flex gap-4 px-3 pt-3 pb-2">
          <Heart size={22} />
          <MessageCircle size={22} />
          <Send size={22} />
          <Bookmark size={22} className="ml-auto" />
        </div>
        <Caption key={caption} username={username} caption={caption} />
      </div>
    </details>
  );
}

function Picture({ photo, image }: Pick<Props, "photo" | "image">) {
  if (photo !== null && photo.url !== null && photo.size !== null && photo.crop !== null) {
    return <CroppedPhoto url={photo.url} size={photo.size} crop={photo.crop} alt="" isFlat />;
  }
  if (image !== null)
    return <img src={image.url} width={image.width} height={image.height} alt="" className="w-full" />;
  return <div className="aspect-[4/5] w-full bg-sunken" />;
}

function Caption({ username, caption }: { username: string; caption: string }) {
  const [isOpen, setOpen] = useState(false);
  const { shown, isCut } = splitCaption(caption);
  const text = isOpen ? caption : shown;
  return (
    <p className="px-3 whitespace-pre-wrap [overflow-wrap:anywhere]" data-preview-caption>
      <span className="font-semibold">{username}</span> {text}
      {isCut && !isOpen ? (
        <>
          {" … "}
          <button type="button" className="min-h-6 text-soft" onClick={() => setOpen(true)}>
            more
          </button>
        </>
      ) : null}
    </p>
  );
}
